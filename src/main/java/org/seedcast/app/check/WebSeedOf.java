package org.seedcast.app.check;

import java.net.URI;
import org.seedcast.library.Item;

/**
 * One web seed of one torrent.
 *
 * @param url as the torrent names it
 */
public record WebSeedOf(Item item, URI url, Owner owner) {
    /** The source of a web seed's address. */
    public enum Owner {
        /** The library's {@code --media-url}. */
        MEDIA_URL,
        /** The release's own. */
        RELEASE,
        /** The proven origin of the file. */
        ORIGIN
    }

    /** Reports whether it can be removed without undoing a setting that all torrents share. */
    public boolean isRemovable() {
        return owner != Owner.MEDIA_URL;
    }
}
