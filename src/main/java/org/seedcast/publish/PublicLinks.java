package org.seedcast.publish;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.seedcast.library.Item;
import org.seedcast.library.PublishingSettings;
import org.seedcast.torrent.Origin;

/** Under which public addresses an item can be had; never a path of this machine. */
final class PublicLinks {
    private final PublishingSettings settings;

    PublicLinks(PublishingSettings settings) {
        this.settings = settings;
    }

    /** A file of the site, relative to it; empty while nobody said where it is published. */
    Optional<URI> site(String relative) {
        return settings.baseUrl().map(base -> base.resolve(relative));
    }

    Optional<URI> torrent(Item item) {
        return site(torrentPath(item));
    }

    /** The .torrent as seen from a page of the site, wherever that is published. */
    static String torrentPath(Item item) {
        return "torrents/" + encoded(item.fileName() + ".torrent");
    }

    /** Our own copy; it serves these very bytes for ever, so it is the web seed too (BEP 19). */
    Optional<URI> media(Item item) {
        return settings.mediaBase().map(base -> base.resolve(encoded(item.fileName())));
    }

    /** The origin only where it is wanted, and proven to be one. */
    List<URI> webSeeds(Item item) {
        boolean wanted = settings.webSeedOrigin();
        Stream<URI> proven = wanted && item.origin().orElse(null) instanceof Origin.Stable stable && stable.whole()
                ? Stream.of(stable.url())
                : Stream.empty();
        return Stream.concat(media(item).stream(), proven.filter(PublicAddress::isForAll))
                .toList();
    }

    /**
     * The file at its publisher, who may change it; empty where only this machine or a subscriber could open it, and where
     * the publisher is known to have put another one there.
     */
    static Optional<URI> origin(Item item) {
        return Optional.of(item.enclosure().url())
                .filter(PublicAddress::isForAll)
                .filter(url -> !item.revision().superseded());
    }

    /** Where a browser or a podcast app gets the file without BitTorrent. */
    Optional<URI> download(Item item) {
        return media(item).or(() -> origin(item));
    }

    /** The very bytes of the name: URI would compose letters and marks, and so name a file that is not there. */
    private static String encoded(String fileName) {
        return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
