package org.seedcast.app.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import org.seedcast.download.Download;
import org.seedcast.download.Downloader;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Validators;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.store.Library;
import org.seedcast.publish.TorrentFiles;
import org.seedcast.torrent.Origin;

/** Puts what was fetched where it belongs, and makes its torrent. */
final class MediaPlace {
    private final Library library;
    private final Downloader downloader;
    private final TorrentFiles torrents;
    private final Disk disk;
    private final FreePlaces places;

    MediaPlace(Library library, Downloader downloader, TorrentFiles torrents, Disk disk) {
        this.library = library;
        this.downloader = downloader;
        this.torrents = torrents;
        this.disk = disk;
        this.places = new FreePlaces(library.layout(), disk);
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

    /**
     * Moves what arrived to the place of {@code item}: under another name where a file of somebody else has that one.
     *
     * @return the item with its name, downloaded
     */
    Item settle(Item item, Download download, Path part) throws SeedcastException {
        Item named = item;
        Iterator<Item> others = Collections.emptyIterator();
        try {
            while (!places.take(named, download.hashes(), part)) {
                others = others.hasNext() ? others : library.items().otherNames(item);
                named = others.next();
            }
            disk.syncDirectory(library.layout().mediaDirectory());
            downloader.settled(part);
            return named.in(new Downloaded(download.hashes(), FileStamp.of(media(named))));
        } catch (IOException e) {
            throw NotWritten.of(media(named), e);
        }
    }

    /**
     * Returns {@code item} as downloaded if its file and a matching .torrent are here already: no download is needed.
     */
    Optional<Item> adopted(Item item) throws SeedcastException {
        try {
            return places.whole(item).map(item::in);
        } catch (IOException e) {
            throw NotWritten.of(media(item), e);
        }
    }

    /** Puts what arrived in the place of what is left of the very same file. */
    FileStamp restore(Item item, Path part) throws SeedcastException {
        Path target = media(item);
        try {
            disk.rename(part, target);
            disk.syncDirectory(library.layout().mediaDirectory());
            downloader.settled(part);
            return FileStamp.of(target);
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
        return origin.isPresent() ? library.items().saveOrigin(item, origin.get()) : item;
    }

    /** Writes the torrent of {@code item} again, which is published. */
    void torrent(Item item, Download download) throws SeedcastException {
        torrents.write(item, download.hashes(), ((Published) item.state()).stamp());
    }

    /** A downloaded item with its torrent. */
    Item published(Item item) throws SeedcastException {
        Downloaded state = (Downloaded) item.state();
        return library.items().save(item, torrents.write(item, state.hashes(), state.stamp()));
    }
}
