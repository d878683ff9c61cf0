package org.seedcast.cli.option;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 90s}, {@code 15m}, {@code 2h30m}, {@code 7d}; a bare number is seconds. */
public final class DurationText {
    private static final Pattern SECONDS = Pattern.compile("^\\d++");

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private DurationText() {}

    public static Duration parse(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        String typed = SECONDS.matcher(stripped).matches() ? stripped + "s" : stripped;
        Matcher part = PART.matcher(typed);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plus(duration(Long.parseLong(part.group(1)), part.group(2)));
            end = part.end();
        }
        if (end == 0 || end != typed.length()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; write it like 90s, 15m, 2h30m or 7d");
        }
        if (sum.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is longer than a hundred years");
        }
        return sum;
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(7 * number);
            default -> Duration.ofSeconds(number);
        };
    }
}
