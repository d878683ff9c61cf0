package org.seedcast.download;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.failure.FileFailed;

/** Finds the files that a local feed may name. */
final class LocalMedia {
    private LocalMedia() {}

    /**
     * The real path of {@code file}. A link in the folder of the feed must not lead to what the feed itself may not
     * name.
     *
     * @param root the folder of the feed; empty when no file may be read
     */
    static Path find(Path file, Optional<Path> root) throws DownloadFailed {
        try {
            Path real = file.toRealPath();
            if (root.isEmpty() || !real.startsWith(root.get().toRealPath())) {
                throw new DownloadFailed(file.toString(), "it is outside the feed's folder", null, null);
            }
            return real;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Returns the failure to read {@code file}: one that does not exist is missing at its origin, any other fault is on
     * this machine.
     */
    static DownloadFailed unreadable(Path file, IOException e) {
        return e instanceof NoSuchFileException
                ? new DownloadFailed(file.toString(), "no such file", null, e)
                : DownloadFailed.here(file.toString(), FileFailed.reason(file, e), FileFailed.hint(file, e), e);
    }
}
