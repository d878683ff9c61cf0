package org.seedcast.publish.item;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.feed.item.TitleText;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Release;
import org.seedcast.torrent.MagnetLink;
import org.seedcast.torrent.Origin;

/**
 * One published item with all its public addresses.
 *
 * @param magnet empty for a private torrent, whose metadata no peer sends
 */
public record Torrent(Entry entry, Item item, Published state, PublicLinks links, Optional<String> magnet) {
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\s\\p{Z}\\p{C}\\p{M}\\x{115f}\\x{1160}\\x{3164}\\x{ffa0}]*+");

    /** Every published item of {@code catalogue}, in {@link Item#ORDER}. */
    public static List<Torrent> allOf(Catalogue catalogue) {
        List<Torrent> torrents = new ArrayList<>();
        for (Entry entry : catalogue.entries()) {
            torrents.addAll(of(entry, entry.items(), catalogue));
        }
        torrents.sort(Comparator.comparing(Torrent::item, Item.ORDER));
        return torrents;
    }

    /** @param items those of {@code entry} that are meant */
    public static List<Torrent> of(Entry entry, List<Item> items, Catalogue catalogue) {
        PublicLinks links = PublicLinks.of(catalogue);
        List<Torrent> torrents = new ArrayList<>();
        for (Item item : items) {
            if (item.state() instanceof Published published) {
                torrents.add(new Torrent(entry, item, published, links, magnet(item, published, links)));
            }
        }
        return torrents;
    }

    private static Optional<String> magnet(Item item, Published published, PublicLinks links) {
        if (item.release().filter(Release::isPrivate).isPresent()) {
            return Optional.empty();
        }
        MagnetLink magnet = new MagnetLink(
                published.infoHash(),
                item.torrentName(),
                published.length(),
                links.trackers(item).all(),
                links.webSeeds(item));
        return Optional.of(magnet.toString());
    }

    /** Returns the address that a BitTorrent client takes; empty for a private torrent of a site without a base URL. */
    public Optional<String> address() {
        return torrentUrl().map(URI::toString).or(() -> magnet);
    }

    /**
     * Never empty: date and number, else the file name, where the episode has no title. Of an episode with several files each has a title of
     * its own, as that is all that the lists of BitTorrent clients show, and what their rules match.
     */
    public String title() {
        String title = TitleText.shown(item.title());
        if (INVISIBLE.matcher(title).matches()) {
            title = Numbering.of(entry).title(item.published());
        }
        if (title.isEmpty()) {
            return item.fileName();
        }
        boolean alone = List.of(item).equals(entry.current());
        return alone ? title : title + " (" + item.fileName() + ")";
    }

    /** Its own; of one without, when it was first seen. */
    public Optional<Instant> date() {
        return item.published().or(entry::firstSeen);
    }

    /** Returns a note for people that this copy is one of many, where the origin serves other bytes each time. */
    public Optional<String> copied() {
        return copyDate().map(day -> "fixed copy of " + day);
    }

    /** Returns the day from which this copy is, where the origin serves other bytes each time. */
    public Optional<LocalDate> copyDate() {
        return item.origin()
                .filter(Origin.Dynamic.class::isInstance)
                .map(Origin.Dynamic.class::cast)
                .map(origin -> LocalDate.ofInstant(origin.copied(), ZoneOffset.UTC));
    }

    public Optional<URI> torrentUrl() {
        return links.torrent(item);
    }
}
