package org.seedcast.app.torrent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.make.SourceTree;

/** Writes torrents to files of their own. */
final class FileOutput implements TorrentOutput {
    private final TorrentTargets targets;
    private final AtomicFile files;

    FileOutput(TorrentTargets targets, AtomicFile files) {
        this.targets = targets;
        this.files = files;
    }

    @Override
    public Optional<Path> place(SourceTree whole, List<String> names) throws SeedcastException {
        return Optional.of(targets.place(whole, names));
    }

    @Override
    public Optional<Path> put(SourceTree tree, Metainfo torrent, Optional<Path> place) throws SeedcastException {
        Path target = place.orElseThrow();
        targets.requireFree(target);
        try {
            files.write(target, torrent.toBytes());
        } catch (IOException e) {
            throw NotWritten.of(target, e);
        }
        return place;
    }

    @Override
    public ExitCode finish() {
        return ExitCode.DONE;
    }

    @Override
    public void close() {}
}
