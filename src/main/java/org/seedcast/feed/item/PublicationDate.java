package org.seedcast.feed.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates of feeds: RFC 822, ISO 8601 and how people really write them. Never invents one: an impossible date
 * or one before 1995 counts as none. The clock has no say, as the date is part of a permanent name: a date in the
 * future is accepted, too.
 */
final class PublicationDate {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]++");

    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    /** Years of five digits are none that a feed can write. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String TIME =
            "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?"
                    + "(?:\\s*(?<half>[AaPp])\\.?[Mm]\\b\\.?)?";
    private static final String ZONE = "(?<zone>[A-Za-z+\\-(\u2212][^\\s,]*+(?:\\s\\([^)]*+\\))?)";
    private static final String WEEKDAY = "^(?:\\p{L}++\\.?(?:,\\s*+|\\s++))?";

    /** {@code Tue, 18 Sep 2018 15:53:56 +0300} */
    private static final Pattern RFC_822 = Pattern.compile(WEEKDAY
            + "(?<day>\\d{1,2})\\.?[\\s-]+(?<month>\\p{L}+)[.,]?[\\s-]+(?<year>\\d{4}|\\d{2})"
            + "(?:[\\s,]+" + TIME + ")?(?:\\s*" + ZONE + ")?");
    /** {@code Tuesday, September 18, 2018 3:53 pm} */
    private static final Pattern AMERICAN = Pattern.compile(WEEKDAY
            + "(?<month>\\p{L}+)\\.?\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})"
            + "(?:[\\s,]+" + TIME + ")?(?:\\s*" + ZONE + ")?");
    /** {@code Tue Sep 18 15:53:56 EDT 2018}, as C and Java print it */
    private static final Pattern PRINTED = Pattern.compile(
            WEEKDAY + "(?<month>\\p{L}+)\\s+(?<day>\\d{1,2})\\s+" + TIME + "\\s+(?:" + ZONE + "\\s+)?(?<year>\\d{4})");
    /** {@code 2018-09-18T15:53:56.123Z} */
    private static final Pattern ISO_8601 =
            Pattern.compile("(?<year>\\d{4})([-/])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?:(?:\\s*[Tt]\\s*|\\s+)" + TIME
                    + ")?(?:\\s*" + ZONE + ")?");

    private static final int LONGEST = 100;
    private static final int LEAP_SECOND = 60;

    private PublicationDate() {}

    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        for (Pattern pattern : List.of(RFC_822, ISO_8601, PRINTED, AMERICAN)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                return instant(matcher).filter(date -> !date.isBefore(EARLIEST) && !date.isAfter(LATEST));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> instant(Matcher date) {
        Optional<Integer> month = MonthName.parse(date.group("month"));
        if (month.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(year(date.group("year")), month.get(), number(date.group("day")));
            LocalDateTime time = isEndOfDay(date) ? day.plusDays(1).atStartOfDay() : day.atTime(time(date));
            return Optional.of(time.toInstant(ZoneName.offset(date.group("zone"), day)));
        } catch (DateTimeException e) {
            return Optional.empty(); // such as 31 February or 25:00
        }
    }

    /** 24:00 is midnight as the day ends (ISO 8601). */
    private static boolean isEndOfDay(Matcher date) {
        return "24".equals(date.group("hour")) && date.group("half") == null && minuteAndSecond(date) == 0;
    }

    private static int minuteAndSecond(Matcher date) {
        return number(date.group("minute")) * 100 + second(date);
    }

    private static LocalTime time(Matcher date) {
        if (date.group("hour") == null) {
            return LocalTime.MIDNIGHT;
        }
        LocalTime time = LocalTime.of(number(date.group("hour")), number(date.group("minute")));
        String half = date.group("half");
        if (half != null) {
            time = time.withHour(time.getHour() % 12 + (half.equalsIgnoreCase("p") ? 12 : 0));
        }
        String fraction = date.group("fraction");
        int nanos = fraction == null ? 0 : number((fraction + "00000000").substring(0, 9));
        int second = second(date);
        return time.withSecond(second == LEAP_SECOND ? LEAP_SECOND - 1 : second).withNano(nanos);
    }

    private static int second(Matcher date) {
        return date.group("second") == null ? 0 : number(date.group("second"));
    }

    /** Two digits are from 1950 to 2049 (RFC 5322 §4.3). */
    private static int year(String text) {
        int year = number(text);
        if (text.length() == 4) {
            return year;
        }
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
