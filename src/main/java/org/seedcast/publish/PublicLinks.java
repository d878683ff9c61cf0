package org.seedcast.publish;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.seedcast.library.Item;
import org.seedcast.library.PublishingSettings;

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
        return settings.mediaUrl().map(base -> base.resolve(encoded(item.fileName())));
    }

    List<URI> webSeeds(Item item) {
        return media(item).stream().toList();
    }

    /** The file at its publisher, who may change it. */
    static Optional<URI> origin(Item item) {
        URI url = item.enclosure().url();
        String scheme = String.valueOf(url.getScheme());
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")
                ? Optional.of(url)
                : Optional.empty();
    }

    /** Where a browser or a podcast app gets the file without BitTorrent. */
    Optional<URI> download(Item item) {
        return media(item).or(() -> origin(item));
    }

    private static String encoded(String fileName) {
        try {
            return new URI(null, null, "/" + fileName, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new AssertionError("any text can be the path of a URI", e);
        }
    }
}
