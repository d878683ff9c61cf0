package org.seedcast.app.torrent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.make.SourceTree;

/** The destination of a run's torrents. */
interface TorrentOutput extends AutoCloseable {

    /**
     * Finds a place before anything is hashed, or refuses.
     *
     * @param whole what was looked through
     * @param names from its root down to the file that gets a torrent of its own; the name of the tree for all of it
     * @return the file it will be, where that is known
     */
    Optional<Path> place(SourceTree whole, List<String> names) throws SeedcastException;

    /** Reports whether {@code file} only describes another one, and gets no torrent. */
    default boolean isDescription(Path file) throws SeedcastException {
        return false;
    }

    /**
     * @param place as told by {@link #place}
     * @return the .torrent for people to look at, where there is one
     */
    Optional<Path> put(SourceTree tree, Metainfo torrent, Optional<Path> place) throws SeedcastException;

    /**
     * Finishes once all torrents are put.
     *
     * @return the outcome for what was there before
     *
     * @return the outcome for what was there before
     */
    ExitCode finish() throws SeedcastException, InterruptedException;

    @Override
    void close() throws SeedcastException;

    /** Notifies hooks of what was put, after it was closed. */
    default void tell() throws SeedcastException, InterruptedException {}
}
