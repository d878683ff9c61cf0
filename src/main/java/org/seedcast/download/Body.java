package org.seedcast.download;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.download.origin.WrongBody;
import org.seedcast.file.ByteSize;

/**
 * What arrives of a file.
 *
 * @param offset bytes of it that are on disk already; above 0 only where {@code total} is known
 * @param total its whole size in bytes, if the origin told
 * @param saved by what another run could go on with it, if it can
 * @param admission of what it is
 */
record Body(InputStream stream, long offset, OptionalLong total, Optional<SavedPart> saved, Admission admission) {

    /** A body from its first byte on, that no other run can go on with. */
    static Body whole(InputStream stream, long size, Admission admission) {
        return new Body(stream, 0, OptionalLong.of(size), Optional.empty(), admission);
    }

    /** Bytes still to come; 0 where nobody knows. */
    long missing() {
        return total.isPresent() ? total.getAsLong() - offset : 0;
    }

    /** Where it has to end at the latest. */
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
