package org.seedcast.feed.repair;

import java.io.IOException;
import org.seedcast.file.ByteSize;

/** More bytes than a feed may have; asking again would give the same. */
public final class TooLarge extends IOException {
    TooLarge(ByteSize limit) {
        super("larger than " + limit);
    }
}
