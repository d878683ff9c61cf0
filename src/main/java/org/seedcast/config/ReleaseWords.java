package org.seedcast.config;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The publisher's description of one release. Anything else stays as the library has it; what is taken back comes
 * from the names and dates of files again.
 *
 * @param cover a picture
 * @param number of the episode, or of the release among all of them
 */
public record ReleaseWords(
        Change<String> title,
        Change<Instant> date,
        Change<String> description,
        Change<Path> cover,
        Change<Integer> number) {

    /** Everything stays as it is. */
    public static final ReleaseWords NONE =
            new ReleaseWords(Change.none(), Change.none(), Change.none(), Change.none(), Change.none());

    /** These, and where they say nothing, {@code others}. */
    public ReleaseWords or(ReleaseWords others) {
        return new ReleaseWords(
                either(title, others.title),
                either(date, others.date),
                either(description, others.description),
                either(cover, others.cover),
                either(number, others.number));
    }

    private static <T> Change<T> either(Change<T> one, Change<T> other) {
        return one.given() ? one : other;
    }
}
