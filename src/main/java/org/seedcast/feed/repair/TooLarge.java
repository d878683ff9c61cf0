package org.seedcast.feed.repair;

import java.io.IOException;
import org.seedcast.file.ByteSize;

/** Reports more bytes than a feed may have; another request would bring the same. */
public final class TooLarge extends IOException {
    TooLarge(ByteSize limit) {
        super("larger than " + limit);
    }
}
