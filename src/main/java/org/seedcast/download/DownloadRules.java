package org.seedcast.download;

import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.file.ByteSize;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.RetryPolicy;

/**
 * The limits of a download.
 *
 * @param parallel downloads at a time
 * @param maxFileSize a larger body is refused, when it is announced so or as soon as it has grown so
 * @param minRate below which a body is given up
 * @param httpOrigins whether an origin may be a web seed without https, as the feed itself is served so
 * @param localRoot the folder below which files of this machine may be read; empty for none
 */
public record DownloadRules(
        int parallel,
        ByteSize maxFileSize,
        MinimumRate.Limit minRate,
        RetryPolicy retries,
        boolean httpOrigins,
        Optional<Path> localRoot) {
    /** Downloads from one host at a time: hosts ban clients that open more. */
    public static final int PER_HOST = 2;

    /** Left free on the disk of the media, for the library and the site, which are written after them. */
    public static final ByteSize RESERVE = new ByteSize(16L << 20);

    private static final ByteSize LARGEST_COVER = new ByteSize(16L << 20);

    /** The same for pictures, which nobody waits for. */
    public DownloadRules forCovers() {
        ByteSize largest = maxFileSize.compareTo(LARGEST_COVER) < 0 ? maxFileSize : LARGEST_COVER;
        RetryPolicy once = new RetryPolicy(Math.min(1, retries.maxRetries()));
        return new DownloadRules(parallel, largest, minRate, once, httpOrigins, Optional.empty());
    }
}
