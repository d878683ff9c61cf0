package org.seedcast.app.check;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Listing;
import org.seedcast.http.guard.TypedHosts;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.store.Library;
import org.seedcast.publish.Site;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;

/**
 * The content of a library at one moment: read at once while nobody writes, and examined afterwards without blocking
 * writers.
 *
 * @param feed as it was typed
 * @param feedIsOutside whether its host had a public address once
 * @param items all that the library knows, published or not
 * @param held those that are published
 * @param media what lies in media/
 * @param torrents what lies in site/torrents/
 * @param siteComplete whether page and feeds were there and written to the end
 * @param damages what was written for others and lies there otherwise, and what is the matter with it
 * @param pieces published items of which the library stores something else than was published, and what is the matter
 * @param hand what other clients are to seed
 * @param lastWritten when the library last learned something
 */
public record Inventory(
        Layout layout,
        PublishingSettings settings,
        Optional<String> feed,
        boolean feedIsOutside,
        List<Item> items,
        List<PublishedItem> held,
        List<Path> media,
        List<Path> torrents,
        boolean siteComplete,
        Map<Path, String> damages,
        Map<PublishedItem, String> pieces,
        HandedInventory hand,
        Instant lastWritten) {
    public Inventory {
        items = List.copyOf(items);
        held = List.copyOf(held);
        media = List.copyOf(media);
        torrents = List.copyOf(torrents);
    }

    /** @param library open, so nobody else writes to it */
    public static Inventory of(Library library) throws SeedcastException {
        Layout layout = library.layout();
        List<Item> items = library.items().all();
        List<PublishedItem> held = new ArrayList<>();
        Map<PublishedItem, String> pieces = new LinkedHashMap<>();
        StoredPieces stored = new StoredPieces(library);
        for (Item item : items) {
            if (item.state() instanceof Published state) {
                PublishedItem one = held(item, state, stored);
                held.add(one);
                stored.damage(item, state).ifPresent(damage -> pieces.put(one, damage));
            }
        }
        return new Inventory(
                layout,
                library.settings(),
                library.feed(),
                library.feedRecord().isOutside(),
                items,
                held,
                list(layout.mediaDirectory()),
                list(layout.torrentDirectory()),
                Site.isComplete(library),
                library.outputs().files().damages(),
                pieces,
                HandedInventory.of(library),
                lastWritten(layout));
    }

    /** Bytes of all that is published. */
    long bytes() {
        return held.stream().mapToLong(one -> one.state().length()).sum();
    }

    /**
     * The hosts that the operator named himself: of the site, of the media and of the web seeds of releases.
     *
     * @param baseUrl where the site is looked for instead
     */
    public TypedHosts typedHosts(Optional<URI> baseUrl) {
        List<URI> typed = new ArrayList<>();
        baseUrl.ifPresent(typed::add);
        settings.baseUrl().ifPresent(typed::add);
        settings.mediaBase().ifPresent(typed::add);
        items.forEach(item -> item.release().ifPresent(release -> typed.addAll(release.webSeeds())));
        return TypedHosts.of(typed);
    }

    private static PublishedItem held(Item item, Published state, StoredPieces stored) {
        Path file = stored.library().layout().torrent(item.fileName());
        try {
            Metainfo torrent = Metainfo.read(file);
            if (torrent.infoHash().equals(state.infoHash())) {
                return PublishedItem.right(item, state, torrent);
            }
            Optional<Info> kept = kept(item, state, stored);
            boolean agreed = stored.torrent(item)
                    .filter(one -> one.infoHash().equals(torrent.infoHash()))
                    .isPresent();
            return PublishedItem.damaged(
                    item, state, "it belongs to other content", agreed ? Optional.of(torrent.info()) : kept);
        } catch (InvalidMetainfo e) {
            return PublishedItem.damaged(item, state, damage(e), kept(item, state, stored));
        }
    }

    private static String damage(InvalidMetainfo fault) {
        if (fault.getCause() instanceof NoSuchFileException) {
            return "it is missing";
        }
        return fault.getCause() instanceof IOException unread
                ? "it cannot be read: " + SeedcastException.reason(unread)
                : "it is no longer a .torrent";
    }

    /** Only as far as it is that of what was published. */
    private static Optional<Info> kept(Item item, Published state, StoredPieces stored) {
        return stored.torrent(item)
                .filter(torrent -> torrent.infoHash().equals(state.infoHash()))
                .map(Metainfo::info);
    }

    private static List<Path> list(Path directory) throws SeedcastException {
        try {
            return Listing.of(directory);
        } catch (NoSuchFileException e) {
            return List.of(); // a check makes no directory
        } catch (IOException e) {
            throw FileFailed.reading(directory, e);
        }
    }

    private static Instant lastWritten(Layout layout) throws SeedcastException {
        try {
            return Files.getLastModifiedTime(layout.database()).toInstant();
        } catch (IOException e) {
            throw FileFailed.reading(layout.database(), e);
        }
    }
}
