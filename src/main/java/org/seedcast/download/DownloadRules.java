package org.seedcast.download;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.seedcast.file.ByteSize;
import org.seedcast.http.RetryPolicy;

/**
 * What a download may do.
 *
 * @param parallel downloads at a time
 * @param maxFileSize a larger body is refused, when it is announced so or as soon as it has grown so
 * @param minRate bytes that have to come in a second, on average over {@code rateWindow}; 0 for no limit
 * @param httpOrigins whether an origin may be a web seed without https, as the feed itself is served so
 * @param localRoot the folder below which files of this machine may be read; empty for none
 */
public record DownloadRules(
        int parallel,
        ByteSize maxFileSize,
        ByteSize minRate,
        Duration rateWindow,
        RetryPolicy retries,
        boolean httpOrigins,
        Optional<Path> localRoot) {
    /** Downloads from one host at a time: hosts ban whoever takes more. */
    public static final int PER_HOST = 2;

    /** Left free on the disk of the media, for the library and the site, which are written after them. */
    public static final ByteSize RESERVE = new ByteSize(16L << 20);

    private static final ByteSize LARGEST_COVER = new ByteSize(16L << 20);

    /** The same for pictures, which nobody waits for. */
    public DownloadRules forCovers() {
        ByteSize largest = maxFileSize.compareTo(LARGEST_COVER) < 0 ? maxFileSize : LARGEST_COVER;
        RetryPolicy once = new RetryPolicy(Math.min(1, retries.maxRetries()));
        return new DownloadRules(parallel, largest, minRate, rateWindow, once, httpOrigins, Optional.empty());
    }
}
