package org.seedcast.library;

import java.time.Instant;
import java.util.Optional;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.Sha256;

/**
 * A release as it enters a library.
 *
 * @param title for people
 * @param description may be empty
 * @param torrent as it was made
 * @param stamp of all its files together
 * @param sha256 of its one file; empty where it has several
 */
public record NewRelease(
        Release release,
        String title,
        Optional<Instant> published,
        String description,
        Metainfo torrent,
        FileStamp stamp,
        Optional<Sha256> sha256) {}
