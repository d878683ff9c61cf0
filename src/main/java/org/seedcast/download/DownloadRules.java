package org.seedcast.download;

import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.file.ByteSize;
import org.seedcast.http.RetryPolicy;

/**
 * What a download may do.
 *
 * @param maxFileSize a larger body is refused, when it is announced so or as soon as it has grown so
 * @param perHost downloads from one host at a time
 * @param localRoot the folder below which files of this machine may be read; empty for none
 */
public record DownloadRules(ByteSize maxFileSize, int perHost, RetryPolicy retries, Optional<Path> localRoot) {
    /** Eight GiB a file, two downloads from one host at a time, nothing of this machine. */
    public static final DownloadRules DEFAULT =
            new DownloadRules(ByteSize.parse("8GiB"), 2, RetryPolicy.DEFAULT, Optional.empty());

    /** The same, and the files below {@code folder} too. */
    public DownloadRules reading(Optional<Path> folder) {
        return new DownloadRules(maxFileSize, perHost, retries, folder);
    }
}
