package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.MagnetLink;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.make.ShaInstructions;
import org.seedcast.torrent.make.SourceFile;
import org.seedcast.torrent.make.SourceTree;
import org.seedcast.torrent.make.TorrentMaker;
import org.seedcast.torrent.make.TreeFinding;
import org.seedcast.torrent.make.TreeUnfit;
import org.seedcast.torrent.make.TreeWalk;

/** Makes torrents of files and directories. What goes wrong with one does not keep the others from being made. */
public final class TorrentService {
    private final AtomicFile files;
    private final Progress progress;
    private final Consumer<Event> events;

    TorrentService(AtomicFile files, Progress progress, Consumer<Event> events) {
        this.files = files;
        this.progress = progress;
        this.events = events;
    }

    /** Says so where hashing will be slow. */
    public void tellOfProcessor() {
        if (ShaInstructions.present().filter(present -> !present).isPresent()) {
            events.accept(new Event.Notice(
                    "this processor has no instructions for SHA-1: hashing takes about five times as long",
                    Optional.empty()));
        }
    }

    /** Standard output, where that is wanted. */
    public interface Output {
        void write(byte[] torrent) throws IOException;
    }

    /** @param stdout takes the bytes of the torrent where these are wanted there */
    public ExitCode run(TorrentRequest request, Output stdout) throws SeedcastException, InterruptedException {
        Making making = new Making(request, stdout);
        Attempts attempts = new Attempts(events);
        for (Path path : request.paths()) {
            attempts.of(() -> {
                SourceTree tree = look(path, request);
                if (!request.each()) {
                    making.make(tree, tree, List.of(tree.name()));
                    return true;
                }
                for (SourceFile file : tree.files()) {
                    attempts.of(() -> {
                        making.make(tree, tree.alone(file), file.path());
                        return true;
                    });
                }
                return false;
            });
        }
        return attempts.exitCode();
    }

    private SourceTree look(Path path, TorrentRequest request) throws TreeUnfit {
        try {
            SourceTree tree = TreeWalk.walk(path, request.rules());
            tell(tree.findings());
            if (!request.each()) {
                TorrentMaker.require(tree, request.recipe());
            }
            return tree;
        } catch (TreeUnfit e) {
            tell(e.findings());
            throw e;
        }
    }

    private void tell(List<TreeFinding> findings) {
        findings.forEach(
                finding -> events.accept(new Event.Finding(finding.kind().id(), finding.path(), finding.message())));
    }

    /** One run: where its torrents go. */
    private final class Making {
        private final TorrentRequest request;
        private final Output stdout;
        private final TorrentMaker maker;
        private final Optional<TorrentTargets> targets;

        Making(TorrentRequest request, Output stdout) {
            this.request = request;
            this.stdout = stdout;
            this.maker = new TorrentMaker(request.threads(), progress);
            this.targets = request.destination() instanceof Destination.ToFiles toFiles
                    ? Optional.of(new TorrentTargets(toFiles, request.isOne()))
                    : Optional.empty();
        }

        void make(SourceTree whole, SourceTree tree, List<String> names)
                throws SeedcastException, InterruptedException {
            Optional<Path> target =
                    targets.isPresent() ? Optional.of(targets.get().place(whole, names)) : Optional.empty();
            if (request.rehearse()) {
                TorrentMaker.require(tree, request.recipe());
                events.accept(expected(tree, target));
                return;
            }
            Metainfo torrent = request.label().around(maker.make(tree, request.recipe()));
            if (target.isPresent()) {
                write(torrent, target.get());
            } else {
                print(torrent);
            }
            events.accept(made(torrent, tree, target));
        }

        private void write(Metainfo torrent, Path target) throws SeedcastException {
            targets.orElseThrow().requireFree(target);
            try {
                files.write(target, torrent.toBytes());
            } catch (IOException e) {
                throw NotWritten.of(target, e);
            }
        }

        private void print(Metainfo torrent) throws SeedcastException {
            try {
                stdout.write(torrent.toBytes());
            } catch (IOException e) {
                throw NotWritten.of(Path.of("standard output"), e);
            }
        }

        private Event made(Metainfo torrent, SourceTree tree, Optional<Path> target) {
            return new Event.TorrentMade(
                    target,
                    tree.name(),
                    Optional.of(torrent.infoHash()),
                    Optional.of(MagnetLink.of(torrent).toString()),
                    torrent.info().pieceLength(),
                    torrent.info().pieces().count(),
                    tree.length(),
                    tree.files().size(),
                    request.magnet());
        }

        private Event expected(SourceTree tree, Optional<Path> target) {
            PieceLength pieceLength = request.recipe().pieceLength(tree.length());
            return new Event.TorrentMade(
                    target,
                    tree.name(),
                    Optional.empty(),
                    Optional.empty(),
                    pieceLength,
                    pieceLength.count(tree.length()),
                    tree.length(),
                    tree.files().size(),
                    false);
        }
    }
}
