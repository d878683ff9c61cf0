package org.seedcast.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of a library can be checked by itself. */
public enum CheckPart {
    /** What lies on the disk. */
    FILES,
    /** Where the files were fetched from. */
    ORIGINS,
    WEB_SEEDS,
    TRACKERS,
    /** The site as the world sees it. */
    SITE,
    /** Items that failed and wait for another try. */
    WAITING;

    /**
     * Reads a name as {@link #toString} gives it, in any case.
     *
     * @throws IllegalArgumentException with a message for people when there is none of that name
     */
    public static CheckPart parse(String text) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        for (CheckPart part : values()) {
            if (part.toString().equals(typed)) {
                return part;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of " + names());
    }

    /** All of them, for people. */
    public static String names() {
        return Arrays.stream(values()).map(CheckPart::toString).collect(Collectors.joining(", "));
    }

    /** Whether other machines are asked. */
    public boolean needsNetwork() {
        return this != FILES && this != WAITING;
    }

    /** As it is typed and told. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
