package org.seedcast.app.rescue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.file.FileStamp;
import org.seedcast.library.Layout;
import org.seedcast.library.NewRelease;
import org.seedcast.library.store.Adoption;
import org.seedcast.progress.Progress;
import org.seedcast.publish.OwnFeeds;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;
import org.seedcast.seed.list.SeedListUnreadable;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.Sha256;
import org.seedcast.torrent.SingleFile;

/** The files that a lost library published, each proven by its .torrent, or by the info-hash that a feed gives it. */
final class FoundFiles {
    private static final String TORRENT = ".torrent";
    private static final String RELEASE = "urn:btih:";

    private final Layout layout;
    private final OwnFeeds own;
    private final Map<InfoHash, SeedEntry> seeded = new HashMap<>();
    private final List<Metainfo> torrents = new ArrayList<>();
    private final List<SeedcastException> failed = new ArrayList<>();
    private int adopted;

    FoundFiles(Layout layout, OwnFeeds own) {
        this.layout = layout;
        this.own = own;
        try {
            SeedList.read(layout.seedList()).forEach(entry -> seeded.put(entry.infoHash(), entry));
        } catch (SeedListUnreadable e) {
            // Then a file is looked for where it usually lies.
            seeded.clear();
        }
    }

    /** Reports whether this is the guid of a release, which the operator added. */
    static boolean isRelease(Guid guid) {
        return guid.value().startsWith(RELEASE);
    }

    /** Reports whether nothing tells what was published. */
    boolean isNothing() throws SeedcastException {
        return named().isEmpty()
                && list(layout.torrentDirectory()).stream()
                        .noneMatch(file -> file.toString().endsWith(TORRENT));
    }

    int adopted() {
        return adopted;
    }

    /** @return the files that cannot be restored, and why */
    List<SeedcastException> adopt(Adoption adoption) throws SeedcastException {
        for (Path file : list(layout.torrentDirectory())) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(TORRENT) && !name.startsWith(".")) {
                adopt(file, name.substring(0, name.length() - TORRENT.length()), adoption);
            }
        }
        for (Map.Entry<InfoHash, String> told : named().entrySet()) {
            if (!adoption.knows(told.getKey()) && Files.isRegularFile(layout.media(told.getValue()))) {
                attempt(layout.media(told.getValue()), () -> adoptWithout(told.getKey(), told.getValue(), adoption));
            }
        }
        return failed;
    }

    private interface Step {
        void run() throws IOException, SeedcastException;
    }

    private void attempt(Path data, Step step) throws SeedcastException {
        try {
            step.run();
        } catch (IOException e) {
            leaveOut(data, "it cannot be read: " + SeedcastException.reason(e));
        }
    }

    private void leaveOut(Path data, String why) {
        failed.add(new SeedcastException(
                ExitCode.SOME_ITEMS_FAILED, "cannot restore " + layout.relative(data) + ": " + why));
    }

    private void adopt(Path file, String name, Adoption adoption) throws SeedcastException {
        Metainfo torrent;
        try {
            torrent = Metainfo.read(file);
            torrent.info().requireSafePaths();
        } catch (InvalidMetainfo e) {
            return; // a feed may tell its info-hash
        }
        torrents.add(torrent);
        if (adoption.knows(torrent.infoHash())) {
            return;
        }
        Path data = Optional.ofNullable(seeded.get(torrent.infoHash()))
                .map(SeedEntry::data)
                .orElseGet(() -> layout.media(name));
        attempt(data, () -> {
            if (!Files.exists(data)) {
                adoptMissing(torrent, data, name, Files.size(file), adoption);
            } else if (isRelease(torrent, data, name)) {
                Optional<NewRelease> release = new FoundRelease(layout, own).at(torrent, data, name);
                if (release.isPresent()) {
                    adoption.adopt(release.get(), name);
                    adopted++;
                } else {
                    leaveOut(data, "it does not match its .torrent");
                }
            } else {
                adoptFile(torrent, data, name, Files.size(file), adoption);
            }
        });
    }

    private boolean isRelease(Metainfo torrent, Path data, String name) {
        return !(torrent.info().content() instanceof SingleFile)
                || !data.equals(layout.media(name))
                || own.copy(torrent.infoHash())
                        .filter(copy -> isRelease(copy.guid()))
                        .isPresent();
    }

    private void adoptFile(Metainfo torrent, Path data, String name, long torrentLength, Adoption adoption)
            throws IOException, SeedcastException {
        FileStamp stamp = FileStamp.of(data);
        ContentHashes hashes = PieceHasher.ofFile(data, torrent.info().pieceLength(), Progress.NONE);
        if (!hashes.pieces().equals(torrent.info().pieces())
                || hashes.length() != torrent.info().content().length()) {
            leaveOut(data, "it does not match its .torrent");
            return;
        }
        URI address = torrent.webSeeds().stream().findFirst().orElse(data.toUri());
        adoption.adopt(told(torrent.infoHash(), name, address), hashes, stamp, torrent.infoHash(), torrentLength);
        adopted++;
    }

    /** Adopts an item whose file is away: it stays published, as it does in a library that was never lost. */
    private void adoptMissing(Metainfo torrent, Path data, String name, long torrentLength, Adoption adoption)
            throws SeedcastException {
        Optional<Sha256> sha256 = own.copy(torrent.infoHash()).flatMap(OwnFeeds.Copy::sha256);
        boolean file = !isRelease(torrent, data, name);
        if (file && sha256.isPresent()) {
            Info info = torrent.info();
            long length = info.content().length();
            ContentHashes hashes = new ContentHashes(length, info.pieceLength(), info.pieces(), sha256.get());
            URI address = torrent.webSeeds().stream().findFirst().orElse(data.toUri());
            FileStamp none = new FileStamp(length, 0, 0);
            adoption.adopt(told(torrent.infoHash(), name, address), hashes, none, torrent.infoHash(), torrentLength);
            failed.add(new SeedcastException(
                    ExitCode.SOME_ITEMS_FAILED, layout.relative(data) + " is missing; it stays published"));
        } else {
            leaveOut(data, "it is not there");
        }
    }

    /** The same name, bytes and piece length give the same info-hash. */
    private void adoptWithout(InfoHash infoHash, String name, Adoption adoption) throws IOException, SeedcastException {
        Path data = layout.media(name);
        FileStamp stamp = FileStamp.of(data);
        ContentHashes hashes = PieceHasher.ofFile(data, PieceLength.forContent(stamp.size()), Progress.NONE);
        Metainfo made = Metainfo.of(
                Info.ofFile(name, hashes), AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty());
        if (!made.infoHash().equals(infoHash)) {
            leaveOut(data, "it differs from what was published under its name");
            return;
        }
        adoption.adopt(told(infoHash, name, data.toUri()), hashes, stamp, infoHash, 0);
        adopted++;
    }

    private Map<InfoHash, String> named() {
        Map<InfoHash, String> named = new TreeMap<>(own.fileNames());
        seeded.forEach((infoHash, entry) -> {
            if (layout.mediaDirectory().equals(entry.data().getParent())) {
                named.putIfAbsent(infoHash, String.valueOf(entry.data().getFileName()));
            }
        });
        return named;
    }

    private Adoption.File told(InfoHash infoHash, String name, URI address) {
        Optional<OwnFeeds.Copy> copy = own.copy(infoHash);
        Optional<Episode> listed = own.torrent(infoHash);
        Enclosure enclosure =
                OwnFeeds.enclosure(copy.flatMap(OwnFeeds.Copy::media).orElse(address));
        return new Adoption.File(
                name,
                copy.map(OwnFeeds.Copy::guid),
                listed.map(Episode::title).orElseGet(() -> FoundName.title(name)),
                listed.isPresent() ? listed.get().published() : FoundName.date(name),
                own.page(infoHash),
                enclosure);
    }

    /** Returns the media address that most web seeds share. */
    Optional<URI> mediaUrl() {
        return most(torrents.stream()
                .filter(torrent -> torrent.info().content() instanceof SingleFile)
                .flatMap(torrent -> torrent.webSeeds().stream().limit(1))
                .map(seed -> seed.resolve(".")));
    }

    /** Returns the trackers that most .torrents announce to. */
    AnnounceList trackers() {
        return most(torrents.stream()
                        .filter(torrent -> !torrent.info().isPrivate())
                        .map(Metainfo::announceList))
                .orElse(AnnounceList.NONE);
    }

    private static <T> Optional<T> most(Stream<T> all) {
        return all.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private static List<Path> list(Path directory) throws SeedcastException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new SeedcastException(
                    ExitCode.FAILED, "cannot read " + directory + ": " + SeedcastException.reason(e), null, e);
        }
    }
}
