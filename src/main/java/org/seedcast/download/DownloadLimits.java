package org.seedcast.download;

import org.seedcast.file.ByteSize;

/** @param maxFileSize a larger body is refused, when announced so or as soon as it has grown so */
public record DownloadLimits(ByteSize maxFileSize, int perHost) {
    /** Eight GiB a file, two downloads from one host at a time. */
    public static final DownloadLimits DEFAULT = new DownloadLimits(ByteSize.parse("8GiB"), 2);
}
