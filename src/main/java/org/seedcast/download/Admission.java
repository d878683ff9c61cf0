package org.seedcast.download;

import java.util.Optional;
import org.seedcast.download.nature.FirstBytes;
import org.seedcast.download.origin.WrongBody;

/**
 * Admits bodies that are wanted.
 *
 * @param told what the server calls what it sends
 */
record Admission(Wanted wanted, Optional<String> told) {

    /** @param count of {@code bytes}, which are all of the file, or {@link FirstBytes#ENOUGH} */
    void check(byte[] bytes, int count) throws WrongBody {
        Optional<String> refusal = wanted.refusal(FirstBytes.of(bytes, count), told);
        if (refusal.isPresent()) {
            throw new WrongBody(refusal.get());
        }
    }
}
