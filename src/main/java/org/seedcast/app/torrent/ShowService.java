package org.seedcast.app.torrent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.ExistingLibrary;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Presence;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.Layout;
import org.seedcast.seed.count.UploadCount;
import org.seedcast.seed.count.UploadsFile;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.MagnetLink;
import org.seedcast.torrent.Overview;

/**
 * Shows the content of a .torrent; or that of a library with its upload totals. Takes no lock, as it only reads files
 * that are never half written.
 */
public final class ShowService {
    private final Consumer<Event> events;

    public ShowService(Consumer<Event> events) {
        this.events = events;
    }

    /**
     * @param path a .torrent, or the directory of a library
     * @param magnet whether to print the magnet links instead
     */
    public ExitCode run(Path path, boolean magnet) throws SeedcastException {
        if (isTorrent(path)) {
            torrent(path, magnet);
            return ExitCode.DONE;
        }
        Layout layout = new Layout(path);
        if (!ExistingLibrary.isSeedable(layout)) {
            throw noLibrary(path, layout);
        }
        ExistingLibrary.warn(layout, events);
        if (magnet) {
            return magnets(layout);
        }
        library(layout);
        return ExitCode.DONE;
    }

    /**
     * Reports whether {@code path} is to be read as a .torrent: anything but a directory, or a missing file that is
     * named like one.
     */
    private static boolean isTorrent(Path path) throws SeedcastException {
        try {
            return Presence.of(path)
                    .map(there -> !there.isDirectory())
                    .orElse(path.toString().endsWith(".torrent"));
        } catch (IOException e) {
            throw FileFailed.reading(path, e);
        }
    }

    /** One that cannot be read keeps none of the others from being told. */
    private ExitCode magnets(Layout layout) throws SeedcastException {
        ExitCode code = ExitCode.DONE;
        for (SeedEntry entry : SeedList.read(layout.seedList())) {
            try {
                torrent(entry.torrent(), true);
            } catch (InvalidMetainfo e) {
                events.accept(new Event.Problem(e));
                code = ExitCode.SOME_ITEMS_FAILED;
            }
        }
        return code;
    }

    private void torrent(Path file, boolean magnet) throws InvalidMetainfo {
        Overview torrent = Overview.read(file);
        if (magnet) {
            Optional<MagnetLink> link = torrent.magnet();
            events.accept(
                    link.isEmpty()
                            ? noMagnet(torrent.harmless().name())
                            : new Event.MagnetShown(
                                    file,
                                    torrent.name(),
                                    torrent.infoHash(),
                                    link.get().toString()));
            return;
        }
        Overview harmless = torrent.harmless();
        if (!harmless.equals(torrent)) {
            events.accept(new Event.Finding(
                    "unsafe-path",
                    file,
                    "names in " + file + " lead out of its directory or name nothing; they are shown as _"));
        }
        if (!torrent.unusable().isEmpty()) {
            events.accept(new Event.Notice(
                    "skipped invalid trackers and web seeds: "
                            + torrent.unusable().stream().map(RedactedUrl::of).collect(Collectors.joining(", ")),
                    Optional.empty()));
        }
        events.accept(new Event.TorrentShown(file, harmless));
    }

    static Event noMagnet(String name) {
        return new Event.Notice(
                name + " is private and has no magnet link: no peer would send its metadata",
                Optional.of("pass on the .torrent itself"));
    }

    private void library(Layout layout) throws SeedcastException {
        Map<InfoHash, UploadCount> uploads = new HashMap<>(UploadsFile.read(layout.uploads()));
        List<Event.Held> torrents = new ArrayList<>();
        for (SeedEntry entry : SeedList.read(layout.seedList())) {
            UploadCount count = Objects.requireNonNullElse(uploads.remove(entry.infoHash()), UploadCount.NONE);
            torrents.add(held(entry, count, layout));
        }
        torrents.sort(Comparator.comparing(Event.Held::name).reversed().thenComparing(Event.Held::infoHash));
        long unlistedUploaded =
                uploads.values().stream().mapToLong(UploadCount::bytes).sum();
        events.accept(new Event.LibraryShown(torrents, uploads.size(), unlistedUploaded));
    }

    private static Event.Held held(SeedEntry entry, UploadCount count, Layout layout) {
        Path torrent = entry.torrent();
        return new Event.Held(
                torrent.startsWith(layout.root()) ? layout.relative(torrent) : torrent.toString(),
                String.valueOf(entry.data().getFileName()),
                entry.infoHash(),
                entry.stamp().size(),
                count.bytes(),
                count.lastAsked());
    }

    private static SeedcastException noLibrary(Path directory, Layout layout) {
        return new SeedcastException(
                ExitCode.FAILED,
                directory + " is not a library: there is no " + layout.seedList(),
                "create one first: seedcast mirror FEED --dir " + directory,
                null);
    }
}
