package org.seedcast.app.check;

import java.util.List;
import org.seedcast.app.handoff.Offers;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.handoff.Offer;
import org.seedcast.library.HandSettings;
import org.seedcast.library.HandedTorrent;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.InfoHash;

/**
 * The part of a library that other clients are to seed.
 *
 * @param offers everything that is published; empty if there is no client
 */
record HandedInventory(HandSettings settings, List<HandedTorrent> handed, List<Offer> offers) {
    static HandedInventory of(Library library) throws SeedcastException {
        HandSettings settings = library.handed().settings();
        List<Offer> offers = settings.clients().isEmpty() ? List.of() : Offers.of(library, new AtomicFile(Disk.REAL));
        return new HandedInventory(settings, library.handed().all(), offers);
    }

    boolean isUsed() {
        return !settings.clients().isEmpty();
    }

    /** Returns the content that {@code client} found right; empty for none. */
    String content(String client, InfoHash torrent) {
        return handed.stream()
                .filter(one -> one.client().equals(client) && one.infoHash().equals(torrent))
                .map(HandedTorrent::content)
                .findFirst()
                .orElse("");
    }
}
