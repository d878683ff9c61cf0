package org.seedcast.download;

import java.io.IOException;
import java.nio.file.Path;
import org.seedcast.failure.SeedcastException;

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

    /** In few words, for the end of a message. */
    String reason(Path file) {
        return "cannot write " + file + ": " + SeedcastException.reason(this);
    }
}
