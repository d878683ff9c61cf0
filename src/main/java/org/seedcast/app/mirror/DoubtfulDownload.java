package org.seedcast.app.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.seedcast.app.event.Event;
import org.seedcast.download.Doubt;
import org.seedcast.download.Download;
import org.seedcast.download.DownloadFailed;
import org.seedcast.download.Downloader;
import org.seedcast.download.Wanted;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.MediaFilter;
import org.seedcast.http.LedHosts;
import org.seedcast.library.Item;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.Sha256;

/**
 * Fetches the file of an item, and once more if there is reason to doubt that it is the right one, or complete. For one
 * run and several threads.
 */
final class DoubtfulDownload {
    private final Library library;
    private final Downloader downloader;
    private final LedHosts led;
    /** The item that brought these bytes first; the library knows it only once they are in place. */
    private final Map<Sha256, Item> fetched = new ConcurrentHashMap<>();

    /** @param led where the hosts are found that redirects of {@code downloader} led to */
    DoubtfulDownload(Library library, Downloader downloader, LedHosts led) {
        this.library = library;
        this.downloader = downloader;
        this.led = led;
    }

    /**
     * The body to keep.
     *
     * @param doubt what is left to be said against it
     */
    record Fetched(Download download, Optional<Doubt> doubt) {

        /** Returns an event for the doubt, if there is one. */
        List<Event> told(Item item, Path media) {
            return doubt
                    .<Event>map(left -> new Event.Finding(
                            "body-doubtful",
                            media,
                            media.getFileName() + " may not be the right file: " + left.remark()
                                    + "; to fetch it again: --refetch "
                                    + item.guid().value()))
                    .stream()
                    .toList();
        }
    }

    /** Fetches a file; a private feed stores the hosts before the file, as that one is never requested again. */
    Fetched fetch(Item item, Path part) throws SeedcastException, InterruptedException {
        Fetched body = body(item, part);
        library.privacy().ledTo(led.hosts());
        return body;
    }

    private Fetched body(Item item, Path part) throws SeedcastException, InterruptedException {
        Wanted wanted = new Wanted(item.enclosure().url(), MediaFilter.type(item.enclosure()));
        Download first = downloader.download(wanted, part);
        Optional<Doubt> doubt = doubt(item, first);
        if (doubt.isEmpty() || "file".equals(wanted.source().getScheme())) {
            return new Fetched(first, doubt);
        }
        forget(part);
        Download second = Doubt.settled(first, downloader.download(wanted, part));
        Optional<Doubt> left = doubt(item, second);
        if (left.isPresent() && left.get() instanceof Doubt.OpenEnd) {
            throw DownloadFailed.openEnd(wanted.source());
        }
        return new Fetched(second, left);
    }

    private Optional<Doubt> doubt(Item item, Download download) throws SeedcastException {
        Sha256 sha256 = download.hashes().sha256();
        Item holder = fetched.putIfAbsent(sha256, item);
        Optional<String> twin = library.revisions().elsewhere(item, sha256).or(() -> Optional.ofNullable(holder)
                .filter(other -> other.episode() != item.episode())
                .map(Item::fileName));
        return Doubt.of(download, item.enclosure().length(), twin);
    }

    /** Forgets the partial file: otherwise the first body would be resumed without a request. */
    private void forget(Path part) throws SeedcastException {
        try {
            downloader.settled(part);
        } catch (IOException e) {
            throw NotWritten.of(part, e);
        }
    }
}
