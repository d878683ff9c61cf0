package org.seedcast.seed;

import java.nio.file.Path;

/** Receives reports of what is wrong, each problem once while it lasts. Called from any thread; must not block. */
public interface Findings {
    /** The content is not there. */
    String DATA_MISSING = "data-missing";
    /** The content is not what its torrent says. */
    String DATA_CHANGED = "data-changed";
    /** The .torrent cannot be read, or is another one than was expected. */
    String TORRENT_UNREADABLE = "torrent-unreadable";
    /** The list of what to seed cannot be read; what it said last goes on. */
    String LIST_UNREADABLE = "list-unreadable";
    /** The saved upload counts cannot be read; counting starts again from zero. */
    String UPLOADS_UNREADABLE = "uploads-unreadable";
    /** Upload counts cannot be saved now; the write is retried. */
    String UPLOADS_NOT_WRITTEN = "uploads-not-written";

    /** The figures of the published site cannot be written now; it is tried again. */
    String STATS_NOT_WRITTEN = "stats-not-written";

    /**
     * @param kind one of the constants above
     * @param message one line in lower case that names the path
     */
    void found(String kind, Path path, String message);
}
