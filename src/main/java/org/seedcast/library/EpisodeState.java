package org.seedcast.library;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Sha256;

/** The progress of an enclosure; each step is saved before the next begins, so this is also where a run resumes. */
public sealed interface EpisodeState {

    /** Known from the feed, not here yet. */
    record Discovered(Optional<Failure> lastFailure) implements EpisodeState {}

    /** Whole on disk under its final name, with all data for its torrent: the file is not read again. */
    record Downloaded(ContentHashes hashes, FileStamp stamp) implements EpisodeState {}

    /**
     * Its .torrent is written.
     *
     * @param length bytes of the media file, or of all files of a release together
     * @param sha256 of the media file; empty for a release of several files
     * @param torrentLength bytes of the .torrent
     */
    record Published(long length, Optional<Sha256> sha256, FileStamp stamp, InfoHash infoHash, long torrentLength)
            implements EpisodeState {}

    /**
     * Retired by hand, for good: not published, not seeded, and never fetched again.
     *
     * @param infoHash of its torrent, if there ever was one
     * @param leftover what of it is still to be deleted
     */
    record Retired(Optional<InfoHash> infoHash, Leftover leftover) implements EpisodeState {}

    /** Known from a row that makes no sense: it is skipped everywhere, and blocks nothing else. */
    record Unusable(String reason) implements EpisodeState {}

    /** The files of a retired item that are still to be deleted. */
    enum Leftover {
        NONE,
        /** Its files in the site: the .torrent and the cover. */
        SITE,
        /** Its files in the site and the content itself. */
        MEDIA
    }

    /** The last failure after a number of tries. */
    record Failure(int attempts, Instant at, String reason) {
        private static final Duration FIRST_WAIT = Duration.ofHours(1);
        private static final Duration LONGEST_WAIT = Duration.ofDays(7);

        /**
         * Returns the time of the next try: the wait doubles, so that one dead link does not fail every run. A failure
         * dated in the future comes from a clock that was wrong, and waits no longer.
         */
        public Instant nextTry(Instant now) {
            if (at.isAfter(now)) {
                return now;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 10));
            return at.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }
}
