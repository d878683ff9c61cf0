package org.seedcast.app.torrent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.make.SourceTree;

/** Writes the only torrent to standard output. */
final class StdoutOutput implements TorrentOutput {
    private final TorrentService.Output stdout;

    StdoutOutput(TorrentService.Output stdout) {
        this.stdout = stdout;
    }

    @Override
    public Optional<Path> place(SourceTree whole, List<String> names) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> put(SourceTree tree, Metainfo torrent, Optional<Path> place) throws SeedcastException {
        try {
            stdout.write(torrent.toBytes());
        } catch (IOException e) {
            throw NotWritten.of(Path.of("standard output"), e);
        }
        return Optional.empty();
    }

    @Override
    public ExitCode finish() {
        return ExitCode.DONE;
    }

    @Override
    public void close() {}
}
