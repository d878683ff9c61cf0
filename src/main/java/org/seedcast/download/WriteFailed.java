package org.seedcast.download;

import java.io.IOException;

/** The disk failed, not the network: the same request again would not help. */
final class WriteFailed extends IOException {
    private final IOException failure;

    WriteFailed(IOException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    IOException failure() {
        return failure;
    }
}
