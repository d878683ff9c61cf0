package org.seedcast.publish.words;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The direction in which a language is written, as the {@code dir} of HTML has it. */
public final class Direction {
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "dv", "fa", "he", "iw", "ji", "ps", "sd", "ug", "ur", "yi");
    /** A script that a tag names has the last word: Azerbaijani and Panjabi are written in either direction. */
    private static final Pattern RIGHT_TO_LEFT_SCRIPT = Pattern.compile("-(?:arab|hebr|nkoo|syrc|thaa)(?:-|$)");

    private static final Pattern SCRIPT = Pattern.compile("^[a-z]{2}-[a-z]{4}(?:-|$)");

    private Direction() {}

    /** @param tag of a language; empty for one that is unknown */
    public static String of(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        boolean named = SCRIPT.matcher(lower).find();
        boolean turned = named
                ? RIGHT_TO_LEFT_SCRIPT.matcher(lower).find()
                : RIGHT_TO_LEFT.contains(lower.substring(0, Math.min(2, lower.length())));
        return turned ? "rtl" : "ltr";
    }
}
