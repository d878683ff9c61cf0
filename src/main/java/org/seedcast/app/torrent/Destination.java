package org.seedcast.app.torrent;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.config.Change;
import org.seedcast.config.HandOptions;
import org.seedcast.config.ReleaseWords;
import org.seedcast.config.ShowOptions;

/** The destination of new torrents. */
public sealed interface Destination {

    /**
     * Files of their own.
     *
     * @param output the file, or the directory for several; empty for the current directory
     * @param force whether one that is there already is replaced
     */
    record ToFiles(Optional<Path> output, boolean force) implements Destination {}

    /** Standard output, for the only torrent. */
    record ToStdout() implements Destination {}

    /**
     * A library, which publishes them; created if missing.
     *
     * @param force whether retired releases are added again
     * @param trackers which all of its torrents are announced to, but private ones
     * @param show the description of the library as a whole
     * @param release the description of the one release that is put in
     * @param trustHooks whether its hooks are used though it belongs to another user
     * @param hand which other clients seed it
     */
    record ToLibrary(
            Path directory,
            boolean force,
            Change<List<List<URI>>> trackers,
            ShowOptions show,
            ReleaseWords release,
            boolean trustHooks,
            HandOptions hand)
            implements Destination {}
}
