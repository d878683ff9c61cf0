package org.seedcast.library.track;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a track's file name, such as {@code 03_-_Night_Drive.mp3}.
 *
 * @param title without number, extension and underscores; never blank
 */
record TrackName(OptionalInt number, String title) {
    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}+$");
    private static final Pattern BLANKS = Pattern.compile("[\\s_]++");
    /** {@code 01 - }, {@code 1. }, {@code 01 }, and {@code 2-01 } with the disc before it. */
    private static final Pattern NUMBER = Pattern.compile("^(?:\\d{1,2}-)?(\\d{1,3})(?:\\s?[-–.)]\\s*+|\\s)(?=\\S)");

    static TrackName of(String fileName) {
        String bare = EXTENSION.matcher(fileName).replaceFirst("");
        String spaced = BLANKS.matcher(bare).replaceAll(" ").strip();
        Matcher number = NUMBER.matcher(spaced);
        if (!number.lookingAt()) {
            return new TrackName(OptionalInt.empty(), spaced.isEmpty() ? fileName : spaced);
        }
        return new TrackName(OptionalInt.of(Integer.parseInt(number.group(1))), spaced.substring(number.end()));
    }
}
