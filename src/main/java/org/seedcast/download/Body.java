package org.seedcast.download;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.download.origin.WrongBody;
import org.seedcast.file.ByteSize;

/**
 * The body of a file as it arrives.
 *
 * @param offset bytes of it that are on disk already; above 0 only where {@code total} is known
 * @param total its whole size in bytes, if the origin sent it
 * @param saved the record by which another run can resume it, if it can
 * @param admission the check of its content
 */
record Body(InputStream stream, long offset, OptionalLong total, Optional<SavedPart> saved, Admission admission) {

    /** Returns a body from its first byte on, which no other run can resume. */
    static Body whole(InputStream stream, long size, Admission admission) {
        return new Body(stream, 0, OptionalLong.of(size), Optional.empty(), admission);
    }

    /** Returns the bytes still to come; 0 if unknown. */
    long missing() {
        return total.isPresent() ? total.getAsLong() - offset : 0;
    }

    /** Returns the position at which it must end at the latest. */
    long end(ByteSize limit) {
        return total.orElse(limit.bytes());
    }

    void refuseAbove(ByteSize limit) throws WrongBody {
        if (total.isPresent() && total.getAsLong() > limit.bytes()) {
            throw WrongBody.tooLarge(
                    "it is " + new ByteSize(total.getAsLong()) + ", larger than the limit of " + limit);
        }
    }
}
