package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.download.Download;
import org.seedcast.download.Downloader;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Validators;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Library;
import org.seedcast.publish.TorrentFiles;
import org.seedcast.torrent.Origin;

/** Puts what was fetched where it belongs, and makes its torrent. */
final class MediaPlace {
    private final Library library;
    private final Downloader downloader;
    private final TorrentFiles torrents;
    private final Disk disk;

    MediaPlace(Library library, Downloader downloader, TorrentFiles torrents, Disk disk) {
        this.library = library;
        this.downloader = downloader;
        this.torrents = torrents;
        this.disk = disk;
    }

    static Validators validators(Download download) {
        return new Validators(download.etag(), download.lastModified());
    }

    Path part(Item item) {
        return library.layout().part(item.fileName());
    }

    Path media(Item item) {
        return library.layout().media(item.fileName());
    }

    /** Moves what arrived to the place of {@code item}. */
    Downloaded settle(Item item, Download download, Path part) throws SeedcastException {
        Path target = media(item);
        try {
            disk.rename(part, target);
            disk.syncDirectory(library.layout().mediaDirectory());
            downloader.settled(part);
            return new Downloaded(download.hashes(), FileStamp.of(target));
        } catch (IOException e) {
            throw NotWritten.of(target, e);
        }
    }

    /** Removes what arrived: it is here already. */
    void discard(Path part) throws SeedcastException {
        try {
            downloader.settled(part);
            disk.deleteIfExists(part);
        } catch (IOException e) {
            throw NotWritten.of(part, e);
        }
    }

    /** Asks the origin of {@code item} whether it serves the same again. */
    Item probed(Item item, Download download) throws SeedcastException, InterruptedException {
        Optional<Origin> origin = downloader.probe(
                item.enclosure().url(),
                media(item),
                download,
                item.enclosure().length(),
                library.settings().webSeedOrigin());
        return origin.isPresent() ? library.save(item, origin.get()) : item;
    }

    /** Writes the torrent of {@code item} again, which is published. */
    void torrent(Item item, Download download) throws SeedcastException {
        torrents.write(item, download.hashes(), ((Published) item.state()).stamp());
    }

    /** A downloaded item with its torrent. */
    Item published(Item item) throws SeedcastException {
        Downloaded state = (Downloaded) item.state();
        return library.save(item, torrents.write(item, state.hashes(), state.stamp()));
    }
}
