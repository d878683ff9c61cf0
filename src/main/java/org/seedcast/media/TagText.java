package org.seedcast.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of tags as people and programs write them. */
final class TagText {
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Z}\\u202a-\\u202e\\u2066-\\u2069]++");
    /** Longer ones are no titles. */
    private static final int MOST_CHARACTERS = 300;
    /** {@code 3}, {@code 03/12}. */
    private static final Pattern NUMBER = Pattern.compile("^\\s*+(\\d{1,4})\\s*+(?:/.*+)?$");

    private static final Duration LONGEST = Duration.ofHours(1000);

    private TagText() {}

    /** The first value of several, which NUL ends; empty for a blank one. */
    static Optional<String> title(String value) {
        int end = value.indexOf('\0');
        String line = UNFIT.matcher(end < 0 ? value : value.substring(0, end))
                .replaceAll(" ")
                .strip();
        int characters = Math.min(line.codePointCount(0, line.length()), MOST_CHARACTERS);
        return Optional.of(line.substring(0, line.offsetByCodePoints(0, characters)))
                .filter(text -> !text.isBlank());
    }

    static OptionalInt number(String value) {
        int end = value.indexOf('\0');
        Matcher matcher = NUMBER.matcher(end < 0 ? value : value.substring(0, end));
        return matcher.matches() ? number(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    static OptionalInt number(int value) {
        return value > 0 ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /** @return empty where it cannot be true */
    static Optional<Duration> length(long units, long perSecond) {
        if (units <= 0 || perSecond <= 0 || units / perSecond >= LONGEST.toSeconds()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) ((double) units * 1000 / perSecond)))
                .filter(length -> !length.isZero());
    }
}
