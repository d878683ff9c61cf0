package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.seedcast.download.Download;
import org.seedcast.download.DownloadFailed;
import org.seedcast.download.Downloader;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;
import org.seedcast.publish.TorrentFiles;

/** Takes an item from wherever the last run left it to its torrent; each step is saved before the next. */
final class EpisodePublisher {
    private final Library library;
    private final Downloader downloader;
    private final TorrentFiles torrents;
    private final Disk disk;
    private final InstantSource clock;

    EpisodePublisher(Library library, Downloader downloader, TorrentFiles torrents, Disk disk, InstantSource clock) {
        this.library = library;
        this.downloader = downloader;
        this.torrents = torrents;
        this.disk = disk;
        this.clock = clock;
    }

    /** What fails for this item alone is its outcome; what would fail for all is thrown. */
    Outcome publish(Item item) throws SeedcastException, InterruptedException {
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
        Layout layout = library.layout();
        Path part = layout.part(begun.fileName());
        Download download = downloader.download(begun.enclosure().url(), part);
        Item named = library.settleName(begun, download.type());
        Path target = layout.media(named.fileName());
        try {
            disk.rename(part, target);
            disk.syncDirectory(layout.mediaDirectory());
            return library.save(named, new Downloaded(download.hashes(), FileStamp.of(target)));
        } catch (IOException e) {
            throw NotWritten.of(target, e);
        }
    }

    private Item makeTorrent(Item item) throws SeedcastException {
        Downloaded state = (Downloaded) item.state();
        return library.save(item, torrents.write(item, state.hashes(), state.stamp()));
    }
}
