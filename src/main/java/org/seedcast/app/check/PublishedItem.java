package org.seedcast.app.check;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.Metainfo;

/**
 * A published item, and the content of its .torrent.
 *
 * @param files that its torrent has
 * @param webSeeds of the .torrent
 * @param trackers of the .torrent
 * @param damage what is wrong with the .torrent; then the library itself says what is in it
 * @param kept that; where the .torrent is right, it is read from there when it is needed, as thousands take much memory
 */
record PublishedItem(
        Item item,
        Published state,
        int files,
        List<URI> webSeeds,
        List<URI> trackers,
        Optional<String> damage,
        Optional<Info> kept) {
    PublishedItem {
        webSeeds = List.copyOf(webSeeds);
        trackers = List.copyOf(trackers);
    }

    static PublishedItem right(Item item, Published state, Metainfo torrent) {
        return new PublishedItem(
                item,
                state,
                torrent.info().files().size(),
                torrent.webSeeds(),
                torrent.announceList().all(),
                Optional.empty(),
                Optional.empty());
    }

    static PublishedItem damaged(Item item, Published state, String damage, Optional<Info> kept) {
        int files = kept.map(info -> info.files().size()).orElse(1);
        return new PublishedItem(item, state, files, List.of(), List.of(), Optional.of(damage), kept);
    }

    Info info(Layout layout) throws SeedcastException {
        if (kept.isEmpty() && damage.isPresent()) {
            throw new SeedcastException(
                    ExitCode.SOME_ITEMS_FAILED, "neither its .torrent nor the library says what is in it");
        }
        return kept.isPresent()
                ? kept.get()
                : Metainfo.read(layout.torrent(item.fileName())).info();
    }
}
