package org.seedcast.app.check;

import java.net.URI;
import org.seedcast.library.Item;

/**
 * One web seed of one torrent.
 *
 * @param url as the torrent names it
 */
public record WebSeedOf(Item item, URI url, Owner owner) {
    /** By whose word it is one. */
    public enum Owner {
        /** The library's {@code --media-url}. */
        MEDIA_URL,
        /** The release's own. */
        RELEASE,
        /** Where the file was fetched from, as it was proven. */
        ORIGIN
    }

    /** Whether it can be taken out without taking back a setting that all torrents share. */
    public boolean isRemovable() {
        return owner != Owner.MEDIA_URL;
    }
}
