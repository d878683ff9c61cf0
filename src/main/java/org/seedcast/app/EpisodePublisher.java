package org.seedcast.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.seedcast.download.Download;
import org.seedcast.download.DownloadFailed;
import org.seedcast.download.Downloader;
import org.seedcast.download.OriginQuery;
import org.seedcast.download.Wanted;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.feed.MediaFilter;
import org.seedcast.feed.Validators;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.Item;
import org.seedcast.library.Library;
import org.seedcast.publish.TorrentFiles;
import org.seedcast.torrent.Origin;

/** Takes an item from wherever the last run left it to its torrent; each step is saved before the next. */
final class EpisodePublisher {
    private final Library library;
    private final Downloader downloader;
    private final OriginQuery origins;
    private final TorrentFiles torrents;
    private final Disk disk;
    private final InstantSource clock;

    EpisodePublisher(Library library, Fetching fetching, TorrentFiles torrents, Disk disk, InstantSource clock) {
        this.library = library;
        this.downloader = fetching.downloader();
        this.origins = fetching.origins();
        this.torrents = torrents;
        this.disk = disk;
        this.clock = clock;
    }

    Outcome take(Plan.Step step) throws SeedcastException, InterruptedException {
        Item item = step.item();
        try {
            return step instanceof Plan.Ask ? replace(item) : publish(item);
        } catch (RuntimeException | Error e) {
            Unforeseen failure = Unforeseen.of("cannot take in " + item.guid().value(), e);
            library.failed(item, SeedcastException.reason(failure), clock.instant());
            return Outcome.failed(item, failure);
        }
    }

    /** What fails for this item alone is its outcome; what would fail for all is thrown. */
    private Outcome publish(Item item) throws SeedcastException, InterruptedException {
        try {
            Item downloaded = isHere(item) ? item : download(item);
            return Outcome.of(makeTorrent(downloaded), Event.Action.DOWNLOAD);
        } catch (DownloadFailed e) {
            library.failed(item, SeedcastException.reason(e), clock.instant());
            return Outcome.failed(item, e);
        } catch (OutOfSpace e) {
            // Not the item's fault: it is tried again as soon as there is space.
            return Outcome.failed(item, e);
        }
    }

    /**
     * Fetches what the origin serves in the place of {@code item} now, if that is something else. The item itself stays
     * as it is; when its origin does not answer it is asked again in the next run.
     */
    private Outcome replace(Item item) throws SeedcastException, InterruptedException {
        URI source = item.enclosure().url();
        Validators validators = item.revision().validators();
        try {
            if (!isFile(source) && !origins.mayHaveChanged(source, validators.etag(), validators.lastModified())) {
                return unchanged(item);
            }
            Item next = library.nextRevision(item);
            Path part = library.layout().part(next.fileName());
            Download download = downloader.download(wanted(item), part);
            Validators fresh = validators(download);
            if (library.hasFile(item, download.hashes().sha256())) {
                discard(part);
                return unchanged(item.from(fresh));
            }
            Item saved = library.supersede(item, next.from(fresh).in(settle(next, download, part)));
            saved = probed(saved, download);
            return Outcome.of(makeTorrent(saved), Event.Action.DOWNLOAD);
        } catch (DownloadFailed e) {
            return Outcome.kept(item, "changed in the feed, but " + SeedcastException.reason(e));
        } catch (OutOfSpace e) {
            return Outcome.failed(item, e);
        }
    }

    private Outcome unchanged(Item item) throws SeedcastException {
        library.confirm(item);
        return Outcome.of(item, Event.Action.KEEP);
    }

    private static boolean isFile(URI source) {
        return "file".equals(source.getScheme());
    }

    private void discard(Path part) throws SeedcastException {
        try {
            disk.deleteIfExists(part);
        } catch (IOException e) {
            throw NotWritten.of(part, e);
        }
    }

    /** A file that was taken away before its torrent was made is fetched again: nobody knows that torrent yet. */
    private boolean isHere(Item item) throws SeedcastException {
        Path media = library.layout().media(item.fileName());
        try {
            return item.state() instanceof Downloaded state
                    && Files.exists(media)
                    && FileStamp.of(media).sameContentAs(state.stamp());
        } catch (IOException e) {
            throw NotWritten.of(media, e);
        }
    }

    private Item download(Item item) throws SeedcastException, InterruptedException {
        Item begun = library.begin(item);
        Path part = library.layout().part(begun.fileName());
        Download download = downloader.download(wanted(begun), part);
        Item named = library.settleName(begun, download.type()).from(validators(download));
        return probed(library.save(named, settle(named, download, part)), download);
    }

    private static Wanted wanted(Item item) {
        return new Wanted(item.enclosure().url(), MediaFilter.type(item.enclosure()));
    }

    private static Validators validators(Download download) {
        return new Validators(download.etag(), download.lastModified());
    }

    /** Whether its origin serves the same again. */
    private Item probed(Item item, Download download) throws SeedcastException, InterruptedException {
        Optional<Origin> origin = downloader.probe(
                item.enclosure().url(),
                library.layout().media(item.fileName()),
                download,
                item.enclosure().length(),
                library.settings().webSeedOrigin());
        return origin.isPresent() ? library.save(item, origin.get()) : item;
    }

    /** Moves what arrived to where it belongs. */
    private Downloaded settle(Item item, Download download, Path part) throws SeedcastException {
        Path target = library.layout().media(item.fileName());
        try {
            disk.rename(part, target);
            disk.syncDirectory(library.layout().mediaDirectory());
            downloader.settled(part);
            return new Downloaded(download.hashes(), FileStamp.of(target));
        } catch (IOException e) {
            throw NotWritten.of(target, e);
        }
    }

    private Item makeTorrent(Item item) throws SeedcastException {
        Downloaded state = (Downloaded) item.state();
        return library.save(item, torrents.write(item, state.hashes(), state.stamp()));
    }
}
