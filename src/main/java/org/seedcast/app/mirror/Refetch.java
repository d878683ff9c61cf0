package org.seedcast.app.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seedcast.app.event.Event;
import org.seedcast.app.mirror.DoubtfulDownload.Fetched;
import org.seedcast.download.DownloadFailed;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.Sha256;

/**
 * Fetches a published file again because the operator wants it: the file here is gone, or was the wrong one. The same
 * bytes come back under their name; other bytes become another torrent under a name of its own, and the former one is
 * retired.
 */
final class Refetch {
    private final Library library;
    private final DoubtfulDownload looks;
    private final MediaPlace place;
    private final InstantSource clock;

    Refetch(Library library, DoubtfulDownload looks, MediaPlace place, InstantSource clock) {
        this.library = library;
        this.looks = looks;
        this.place = place;
        this.clock = clock;
    }

    /** Fetches the file of {@code item} again; if nothing arrives, the item stays as it is. */
    Outcome of(Item item) throws SeedcastException, InterruptedException {
        Published published = (Published) item.state();
        Item next = library.items().nextRevision(item);
        Path part = place.part(next);
        try {
            Fetched fetched = looks.fetch(next, part);
            Sha256 sha256 = fetched.download().hashes().sha256();
            if (published.sha256().filter(sha256::equals).isPresent()) {
                return restored(item, published, fetched, part);
            }
            Optional<Item> former = library.revisions().former(item, sha256);
            if (former.isPresent()) {
                return reinstated(item, former.get(), fetched, part);
            }
            if (library.revisions().isMovedIn(item)) {
                place.discard(part);
                throw DownloadFailed.another(next.enclosure().url());
            }
            return replaced(item, next, fetched, part);
        } catch (DownloadFailed | OutOfSpace e) {
            return Outcome.failed(item, e);
        }
    }

    private Outcome restored(Item item, Published published, Fetched fetched, Path part) throws SeedcastException {
        if (isHere(item, published)) {
            place.discard(part);
            library.items().confirm(item.from(MediaPlace.validators(fetched.download())));
            return Outcome.kept(item, "its origin serves the same file");
        }
        return Outcome.of(back(item, published, fetched, part), Event.Action.DOWNLOAD);
    }

    private boolean isHere(Item item, Published published) throws SeedcastException {
        Path media = place.media(item);
        try {
            return Files.exists(media) && FileStamp.of(media).sameContentAs(published.stamp());
        } catch (IOException e) {
            throw NotWritten.of(media, e);
        }
    }

    /** The very bytes of its torrent: what was left of the file gives way to them. */
    private Item back(Item item, Published published, Fetched fetched, Path part) throws SeedcastException {
        Item again = item.from(MediaPlace.validators(fetched.download()));
        FileStamp stamp = place.restore(item, part);
        library.revisions().restored(again, stamp);
        return again.in(new Published(
                published.length(), published.sha256(), stamp, published.infoHash(), published.torrentLength()));
    }

    /** The publisher went back to what was here before: that is the file again. */
    private Outcome reinstated(Item item, Item former, Fetched fetched, Path part) throws SeedcastException {
        if (!(former.state() instanceof Published published)) {
            place.discard(part);
            return Outcome.kept(item, "its origin serves a file that was retired as " + former.fileName());
        }
        Item back = former;
        if (isHere(former, published)) {
            place.discard(part);
        } else {
            back = back(former, published, fetched, part);
        }
        place.torrent(back, fetched.download());
        library.revisions().reinstate(back, item, clock.instant());
        return Outcome.of(back, Event.Action.DOWNLOAD).telling(told(item, back, fetched));
    }

    private Outcome replaced(Item item, Item next, Fetched fetched, Path part)
            throws SeedcastException, InterruptedException {
        Item arrived = place.settle(next.from(MediaPlace.validators(fetched.download())), fetched.download(), part);
        Item saved = library.revisions().replace(item, arrived, clock.instant());
        Item done = place.published(place.probed(saved, fetched.download()));
        return Outcome.of(done, Event.Action.DOWNLOAD).telling(told(item, done, fetched));
    }

    private List<Event> told(Item former, Item now, Fetched fetched) {
        List<Event> told = new ArrayList<>(fetched.told(now, place.media(now)));
        told.add(new Event.ItemRetired(
                former.guid().value(),
                former.title(),
                former.published(),
                Optional.of(library.layout().relative(place.media(former))),
                Optional.of(((Published) former.state()).infoHash()),
                false,
                false));
        return told;
    }
}
