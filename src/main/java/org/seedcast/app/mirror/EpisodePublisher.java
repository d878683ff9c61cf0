package org.seedcast.app.mirror;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.seedcast.app.event.Event;
import org.seedcast.app.mirror.DoubtfulDownload.Fetched;
import org.seedcast.download.DownloadFailed;
import org.seedcast.download.OriginQuery;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.feed.Validators;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.Item;
import org.seedcast.library.store.Library;
import org.seedcast.publish.NameTaken;

/** Brings an item from wherever the last run left it to its torrent; each step is saved before the next. */
final class EpisodePublisher {
    private final Library library;
    private final OriginQuery origins;
    private final DoubtfulDownload looks;
    private final MediaPlace place;
    private final Refetch refetch;
    private final InstantSource clock;

    EpisodePublisher(
            Library library, OriginQuery origins, DoubtfulDownload looks, MediaPlace place, InstantSource clock) {
        this.library = library;
        this.origins = origins;
        this.looks = looks;
        this.place = place;
        this.refetch = new Refetch(library, looks, place, clock);
        this.clock = clock;
    }

    Outcome take(Plan.Step step) throws SeedcastException, InterruptedException {
        Item item = step.item();
        try {
            if (step instanceof Plan.Refetch) {
                return refetch.of(item);
            }
            return step instanceof Plan.Ask ? replace(item) : publish(item);
        } catch (RuntimeException | Error e) {
            String what = "cannot import " + item.guid().value();
            Optional<SeedcastException> behind = FileFailed.behind(what, e);
            if (behind.isPresent()) {
                return Outcome.failed(item, behind.get());
            }
            Unforeseen failure = Unforeseen.of(what, e);
            library.items().failed(item, SeedcastException.reason(failure), clock.instant());
            return Outcome.failed(item, failure);
        }
    }

    /** Publishes one item; a failure of this item alone is its outcome, one that would hit all is thrown. */
    private Outcome publish(Item item) throws SeedcastException, InterruptedException {
        try {
            return isHere(item) ? Outcome.of(place.published(item), Event.Action.DOWNLOAD) : download(item);
        } catch (DownloadFailed e) {
            if (!e.isHere()) {
                library.items().failed(item, SeedcastException.reason(e), clock.instant());
            }
            return Outcome.failed(item, e);
        } catch (OutOfSpace | NameTaken e) {
            // Not the item's fault: it is tried again as soon as there is space, or its name is free.
            return Outcome.failed(item, e);
        }
    }

    /**
     * Reports whether the file is here; one that was removed before its torrent was made is fetched again, as that
     * torrent is not published yet.
     */
    private boolean isHere(Item item) throws SeedcastException {
        Path media = place.media(item);
        try {
            return item.state() instanceof Downloaded state
                    && Files.exists(media)
                    && FileStamp.of(media).sameContentAs(state.stamp());
        } catch (IOException e) {
            throw NotWritten.of(media, e);
        }
    }

    private Outcome download(Item item) throws SeedcastException, InterruptedException {
        Item begun = library.items().begin(item);
        Optional<Item> here = place.adopted(begun);
        if (here.isPresent()) {
            Item saved = library.items().save(begun, (Downloaded) here.get().state());
            return Outcome.kept(place.published(saved), "it was here already, with its .torrent");
        }
        Path part = place.part(begun);
        Fetched fetched = looks.fetch(begun, part);
        Item named = library.items()
                .settleName(begun, fetched.download().type())
                .from(MediaPlace.validators(fetched.download()));
        Item settled = place.settle(named, fetched.download(), part);
        Item saved = library.items().save(settled, (Downloaded) settled.state());
        Item done = place.published(place.probed(saved, fetched.download()));
        return Outcome.of(done, Event.Action.DOWNLOAD).telling(fetched.told(done, place.media(done)));
    }

    /**
     * Fetches what the origin serves in the place of {@code item} now, if that is something else. The item itself stays
     * as it is; when its origin does not answer it is asked again in the next run.
     */
    private Outcome replace(Item item) throws SeedcastException, InterruptedException {
        URI source = item.enclosure().url();
        Validators validators = item.revision().validators();
        if (library.revisions().isMovedIn(item)) {
            return unchanged(item);
        }
        try {
            if (!isFile(source) && !origins.mayHaveChanged(source, validators.etag(), validators.lastModified())) {
                return unchanged(item);
            }
            Item next = library.items().nextRevision(item);
            Path part = place.part(next);
            Fetched fetched = looks.fetch(next, part);
            Validators fresh = MediaPlace.validators(fetched.download());
            if (library.items().hasFile(item, fetched.download().hashes().sha256())) {
                place.discard(part);
                return unchanged(item.from(fresh));
            }
            Item saved = library.items().supersede(item, place.settle(next.from(fresh), fetched.download(), part));
            Item done = place.published(place.probed(saved, fetched.download()));
            return Outcome.of(done, Event.Action.DOWNLOAD).telling(fetched.told(done, place.media(done)));
        } catch (DownloadFailed e) {
            return e.isHere()
                    ? Outcome.failed(item, e)
                    : Outcome.kept(item, "changed in the feed, but " + SeedcastException.reason(e));
        } catch (OutOfSpace e) {
            return Outcome.failed(item, e);
        }
    }

    private Outcome unchanged(Item item) throws SeedcastException {
        library.items().confirm(item);
        return Outcome.of(item, Event.Action.KEEP);
    }

    private static boolean isFile(URI source) {
        return "file".equals(source.getScheme());
    }
}
