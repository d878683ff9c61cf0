package org.seedcast.publish.item;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** The title of a release beside its date: many begin the names of their folders with it. */
public final class ReleaseTitle {
    private static final Pattern SEPARATOR = Pattern.compile("^[\\s_.–-]++");

    private ReleaseTitle() {}

    public static String of(String title, Optional<Instant> date) {
        String day = date.map(
                        instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC).toString())
                .orElse("");
        if (day.isEmpty() || !title.startsWith(day)) {
            return title;
        }
        String rest = title.substring(day.length());
        String undated = SEPARATOR.matcher(rest).replaceFirst("");
        return undated.isBlank() || undated.equals(rest) ? title : undated;
    }
}
