package org.seedcast.app.event;

import java.util.Optional;
import org.seedcast.config.CheckPart;

/**
 * The result of one part of a check.
 *
 * @param good how many of {@code all} are as they should be
 * @param all that were looked at
 * @param note in words: what was looked at, or why nothing was
 */
public record Tally(CheckPart part, int good, int all, Optional<String> note) {
    public static Tally of(CheckPart part, int good, int all, String note) {
        return new Tally(part, good, all, Optional.of(note));
    }

    public static Tally none(CheckPart part, String why) {
        return new Tally(part, 0, 0, Optional.of(why));
    }
}
