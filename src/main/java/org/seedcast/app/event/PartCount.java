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
public record PartCount(CheckPart part, int good, int all, Optional<String> note) {
    public static PartCount of(CheckPart part, int good, int all, String note) {
        return new PartCount(part, good, all, Optional.of(note));
    }

    public static PartCount none(CheckPart part, String why) {
        return new PartCount(part, 0, 0, Optional.of(why));
    }
}
