package org.seedcast.feed.item;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Time zones as dates in feeds name them. */
final class ZoneName {
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)?([+-])(\\d{1,2}):?(\\d{2})?");
    /** Hours from UTC; RFC 822 §5 names the American ones, the others are common in Europe, Asia and Australia. */
    private static final Map<String, Double> NAMED = Map.ofEntries(
            Map.entry("EST", -5.0),
            Map.entry("EDT", -4.0),
            Map.entry("CST", -6.0),
            Map.entry("CDT", -5.0),
            Map.entry("MST", -7.0),
            Map.entry("MDT", -6.0),
            Map.entry("PST", -8.0),
            Map.entry("PDT", -7.0),
            Map.entry("AKST", -9.0),
            Map.entry("AKDT", -8.0),
            Map.entry("HST", -10.0),
            Map.entry("BST", 1.0),
            Map.entry("WEST", 1.0),
            Map.entry("CET", 1.0),
            Map.entry("MEZ", 1.0),
            Map.entry("CEST", 2.0),
            Map.entry("MESZ", 2.0),
            Map.entry("EET", 2.0),
            Map.entry("EEST", 3.0),
            Map.entry("MSK", 3.0),
            Map.entry("IST", 5.5),
            Map.entry("JST", 9.0),
            Map.entry("KST", 9.0),
            Map.entry("AEST", 10.0),
            Map.entry("AEDT", 11.0),
            Map.entry("NZST", 12.0),
            Map.entry("NZDT", 13.0));

    private ZoneName() {}

    /**
     * The offset of a zone on a day. A missing or unknown zone is UTC (RFC 5322 §4.3).
     *
     * @throws DateTimeException for an offset no place on earth has
     */
    static ZoneOffset offset(@Nullable String zone, LocalDate day) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        String name = withoutComment(zone).replace('\u2212', '-');
        Matcher offset = OFFSET.matcher(name);
        if (offset.matches()) {
            String minutes = offset.group(3) == null ? "0" : offset.group(3);
            int sign = offset.group(1).equals("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutes(
                    sign * Integer.parseInt(offset.group(2)), sign * Integer.parseInt(minutes));
        }
        Double hours = NAMED.get(name.toUpperCase(Locale.ROOT));
        if (hours != null) {
            return ZoneOffset.ofTotalSeconds((int) (hours * 3600));
        }
        return name.contains("/") ? region(name, day) : ZoneOffset.UTC;
    }

    private static String withoutComment(String zone) {
        int begin = zone.endsWith(")") ? zone.indexOf('(') : zone.endsWith("]") ? zone.indexOf('[') : -1;
        return begin < 0 ? zone : zone.substring(0, begin).stripTrailing();
    }

    private static ZoneOffset region(String name, LocalDate day) {
        try {
            return ZoneId.of(name).getRules().getOffset(day.atTime(12, 0));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // no such region: as any unknown name
        }
    }
}
