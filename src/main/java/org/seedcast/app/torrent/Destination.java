package org.seedcast.app.torrent;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.config.Change;
import org.seedcast.config.ShowOptions;

/** Where the torrents that are made go. */
public sealed interface Destination {

    /**
     * Into files of their own.
     *
     * @param output the file, or the directory for several; empty for the current directory
     * @param force whether one that is there already is replaced
     */
    record ToFiles(Optional<Path> output, boolean force) implements Destination {}

    /** The one torrent goes to standard output. */
    record ToStdout() implements Destination {}

    /**
     * Into a library, which publishes them; made when missing.
     *
     * @param force whether what was retired from it is put in again
     * @param trackers which all of its torrents are announced to, but private ones
     * @param show what is said of the library as a whole
     * @param trustHooks whether its hooks are used though it belongs to another user
     */
    record ToLibrary(
            Path directory, boolean force, Change<List<List<URI>>> trackers, ShowOptions show, boolean trustHooks)
            implements Destination {}
}
