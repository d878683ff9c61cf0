package org.seedcast.feed;

import java.io.IOException;
import org.seedcast.file.ByteSize;

/** More bytes than a feed may have; asking again would give the same. */
final class TooLarge extends IOException {
    TooLarge(ByteSize limit) {
        super("larger than " + limit);
    }
}
