package org.seedcast.download;

import java.io.IOException;
import java.nio.file.Path;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.file.Errno;

/** Reports that the disk failed, not the network: repeating the request would not help. */
final class WriteFailed extends IOException {
    private final IOException failure;

    WriteFailed(IOException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    /** Converts this to the failure of downloading {@code source} to {@code file}. */
    DownloadFailed failed(String source, Path file) throws OutOfSpace {
        String what = "cannot write " + file;
        if (Errno.isNoSpace(failure)) {
            throw OutOfSpace.of(what, this);
        }
        String why = what + ": " + FileFailed.reason(file, failure);
        return DownloadFailed.here(source, why, FileFailed.hint(file, failure), this);
    }
}
