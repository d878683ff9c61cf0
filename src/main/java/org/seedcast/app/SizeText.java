package org.seedcast.app;

import org.seedcast.file.ByteSize;

/** Sizes as people read them, the same everywhere. */
public final class SizeText {
    private SizeText() {}

    /** {@code 58.2 MB} */
    public static String of(long bytes) {
        return new ByteSize(bytes).toString();
    }
}
