package org.seedcast.app.torrent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
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
import org.seedcast.torrent.make.UnportableNames;

/** Makes torrents of files and directories. A failure of one does not prevent the others. */
public final class TorrentService {
    private final TorrentOutputs places;
    private final Progress progress;
    private final Consumer<Event> events;

    public TorrentService(TorrentOutputs places, Progress progress, Consumer<Event> events) {
        this.places = places;
        this.progress = progress;
        this.events = events;
    }

    /** Standard output, if requested. */
    public interface Output {
        void write(byte[] torrent) throws IOException;
    }

    /** Warns if hashing will be slow. */
    public void tellOfProcessor() {
        if (ShaInstructions.present().filter(present -> !present).isPresent()) {
            events.accept(new Event.Notice(
                    "this processor has no instructions for SHA-1: hashing takes about five times as long",
                    Optional.empty()));
        }
    }

    /** @param stdout takes the bytes of the torrent where these are wanted there */
    public ExitCode run(TorrentRequest request, Output stdout) throws SeedcastException, InterruptedException {
        PartialFailures attempts = new PartialFailures(events);
        List<MadeTorrent> made = new ArrayList<>();
        ExitCode finished = ExitCode.DONE;
        TorrentOutput shelf = places.shelf(request, stdout);
        try (shelf) {
            Making making = new Making(request, shelf, made);
            for (Path path : request.paths()) {
                attempts.of(() -> making.ofPath(path, attempts));
            }
            if (!made.isEmpty()) {
                finished = shelf.finish();
            }
        }
        shelf.tell();
        if (request.seeding().isPresent() && !made.isEmpty()) {
            places.seed(request, made);
        }
        ExitCode attempted = attempts.exitCode();
        return attempted == ExitCode.DONE ? finished : attempted;
    }

    private SourceTree look(Path path, TorrentRequest request) throws TreeUnfit {
        try {
            SourceTree tree = TreeWalk.walk(path, request.rules());
            tell(tree.findings());
            UnportableNames.in(tree)
                    .ifPresent(names ->
                            events.accept(new Event.Finding(UnportableNames.ID, tree.root(), names.message())));
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

    /** One run. */
    private final class Making {
        private final TorrentRequest request;
        private final TorrentOutput shelf;
        private final List<MadeTorrent> made;
        private final TorrentMaker maker;

        Making(TorrentRequest request, TorrentOutput shelf, List<MadeTorrent> made) {
            this.request = request;
            this.shelf = shelf;
            this.made = made;
            this.maker = TorrentMaker.prepare(request.threads(), progress);
        }

        /** @return whether the path was the one thing to do */
        boolean ofPath(Path path, PartialFailures attempts) throws SeedcastException, InterruptedException {
            if (shelf.isDescription(path)) {
                return true;
            }
            SourceTree tree = look(path, request);
            if (!request.each()) {
                make(tree, tree, List.of(tree.name()));
                return true;
            }
            for (SourceFile file : tree.files()) {
                attempts.of(() -> {
                    if (shelf.isDescription(tree.root().resolve(String.join("/", file.path())))) {
                        return true;
                    }
                    make(tree, tree.alone(file), file.path());
                    return true;
                });
            }
            return false;
        }

        private void make(SourceTree whole, SourceTree tree, List<String> names)
                throws SeedcastException, InterruptedException {
            TorrentMaker.require(tree, request.recipe());
            Optional<Path> place = shelf.place(whole, names);
            if (request.rehearse()) {
                events.accept(expected(tree, place));
                return;
            }
            Metainfo torrent = request.label().around(maker.make(tree, request.recipe()));
            Optional<Path> put = shelf.put(tree, torrent, place);
            made.add(new MadeTorrent(torrent, put, tree.root()));
            events.accept(told(torrent, tree, put));
            if (request.magnet() && torrent.info().isPrivate()) {
                events.accept(ShowService.noMagnet(tree.name()));
            }
        }

        private Event told(Metainfo torrent, SourceTree tree, Optional<Path> put) {
            return new Event.TorrentMade(
                    put,
                    tree.name(),
                    Optional.of(torrent.infoHash()),
                    MagnetLink.of(torrent).map(MagnetLink::toString),
                    torrent.info().pieceLength(),
                    torrent.info().pieces().count(),
                    tree.length(),
                    tree.files().size(),
                    request.magnet());
        }

        private Event expected(SourceTree tree, Optional<Path> place) {
            PieceLength pieceLength = request.recipe().pieceLength(tree.length());
            return new Event.TorrentMade(
                    place,
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
