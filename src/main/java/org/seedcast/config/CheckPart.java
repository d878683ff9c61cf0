package org.seedcast.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of a library that can be checked by itself. */
public enum CheckPart {
    /** The files on disk. */
    FILES,
    /** The origins of the files. */
    ORIGINS,
    WEB_SEEDS,
    TRACKERS,
    /** Other clients that seed it. */
    CLIENTS,
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
        throw new IllegalArgumentException("'" + text + "' is not one of " + names());
    }

    /** All of them, for people. */
    public static String names() {
        return Arrays.stream(values()).map(CheckPart::toString).collect(Collectors.joining(", "));
    }

    /** Reports whether the check asks other machines. */
    public boolean needsNetwork() {
        return this != FILES && this != WAITING;
    }

    /** As it is typed and told. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
