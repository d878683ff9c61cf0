package org.seedcast.app.publish;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.address.Secrets;
import org.seedcast.app.event.Event;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Release;
import org.seedcast.library.store.Library;
import org.seedcast.publish.Site;

/** Tells what is worth knowing of what is published. */
record PublicationNotices(Consumer<Event> events) {
    /** Limit on damaged files reported one by one; a failed disk damages thousands. */
    private static final int NAMED = 5;

    /** Reports secrets that earlier versions published. */
    void ofSecrets(Library library) throws SeedcastException {
        PrivateFeed.recognise(library, events);
        for (Secrets secret : GivenAway.of(library)) {
            events.accept(new Event.Notice(
                    secret.redacted() + " is not published, as it contains a secret",
                    Optional.of("a passkey belongs in a .torrent for members only, made without --library")));
        }
    }

    /** Reports the files that were damaged, by a crash or by hand, and are now written again. */
    void ofDamages(Map<Path, String> damages, Layout layout) {
        damages.entrySet().stream()
                .limit(NAMED)
                .forEach(damage -> events.accept(new Event.Notice(
                        damage.getKey() + " was written again: " + damage.getValue(), Optional.empty())));
        if (damages.size() > NAMED) {
            events.accept(new Event.Notice(
                    damages.size() - NAMED + " more files of " + layout.root() + " were written again",
                    Optional.empty()));
        }
    }

    /** Reports what visitors miss while the addresses of the site and the media are unknown. */
    void ofSettings(Catalogue catalogue, Layout layout) {
        if (catalogue.settings().baseUrl().isEmpty()) {
            String left = Site.hasPrivateTorrents(catalogue) ? " and leaves private torrents out" : "";
            events.accept(new Event.Notice(
                    "torrents.xml holds magnet links" + left + ", as no --base-url is set",
                    Optional.of("set --base-url to the address of " + layout.site())));
        }
        ofTorrentOnly(catalogue, layout);
    }

    private void ofTorrentOnly(Catalogue catalogue, Layout layout) {
        List<Item> only = Site.torrentOnly(catalogue);
        boolean known = catalogue.settings().mediaBase().isPresent();
        if (!known && only.stream().anyMatch(PublicationNotices::isInMedia)) {
            events.accept(new Event.Notice(
                    "the page has no plain downloads, as no --media-url is set",
                    Optional.of("set --media-url to the address of " + layout.mediaDirectory())));
        }
        List<Item> elsewhere =
                only.stream().filter(item -> known || !isInMedia(item)).toList();
        if (!elsewhere.isEmpty()) {
            events.accept(new Event.Notice(
                    counted(elsewhere) + " only to be had by BitTorrent, and left out of podcast.xml, such as "
                            + elsewhere.get(0).torrentName(),
                    Optional.of("put the files into " + layout.mediaDirectory()
                            + " before adding them, or add them with --web-seed, the address at which they are")));
        }
    }

    private static String counted(List<Item> items) {
        return items.size() == 1 ? "1 item is" : items.size() + " items are";
    }

    /** A file of a feed always is. */
    private static boolean isInMedia(Item item) {
        return item.release().map(Release::isInMedia).orElse(true);
    }
}
