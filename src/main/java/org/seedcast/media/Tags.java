package org.seedcast.media;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The part of a media file's tags that a list of tracks needs.
 *
 * @param title one line, never blank
 * @param disc counted from 1
 * @param number on the disc, counted from 1
 * @param length how long it plays; never zero
 */
public record Tags(Optional<String> title, OptionalInt disc, OptionalInt number, Optional<Duration> length) {
    /** Says nothing. */
    public static final Tags NONE =
            new Tags(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    /** These, and where they say nothing, {@code others}. */
    Tags or(Tags others) {
        return new Tags(
                title.or(() -> others.title),
                disc.isPresent() ? disc : others.disc,
                number.isPresent() ? number : others.number,
                length.or(() -> others.length));
    }

    static Tags playing(Optional<Duration> length) {
        return new Tags(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), length);
    }
}
