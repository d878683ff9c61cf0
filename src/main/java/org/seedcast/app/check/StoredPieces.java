package org.seedcast.app.check;

import java.util.List;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.Metainfo;

/** The torrents of published items as the library could write them again. */
public record StoredPieces(Library library) {

    /** The torrent of {@code item}; empty where what is stored of it makes no sense. */
    public Optional<Metainfo> torrent(Item item) {
        try {
            return Optional.of(
                    item.release().isPresent()
                            ? Metainfo.parse(library.releases().torrent(item))
                            : Metainfo.of(
                                    Info.ofFile(item.fileName(), library.items().hashes(item)),
                                    AnnounceList.NONE,
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty()));
        } catch (SeedcastException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns a description of the damage; empty if the stored pieces give the published torrent. */
    Optional<String> damage(Item item, Published state) {
        Optional<Metainfo> torrent = torrent(item);
        if (torrent.isEmpty()) {
            return Optional.of("its stored pieces cannot be read");
        }
        return torrent.get().infoHash().equals(state.infoHash())
                ? Optional.empty()
                : Optional.of("its stored pieces give another info-hash");
    }
}
