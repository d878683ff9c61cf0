package org.seedcast.app.torrent;

import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.NewRelease;
import org.seedcast.library.Release;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.Metainfo;

/** Reports the earlier torrents of a release whose files now make another one. */
final class FormerTorrents {
    private final Library library;
    private final Consumer<Event> events;

    FormerTorrents(Library library, Consumer<Event> events) {
        this.library = library;
        this.events = events;
    }

    /** Tells what becomes of them, as long as they are there. */
    void tell(NewRelease fresh) throws SeedcastException {
        for (Item item : library.items().all()) {
            boolean former = item.state() instanceof Published state
                    && !state.infoHash().equals(fresh.torrent().infoHash());
            if (former && isAtPlaceOf(item, fresh)) {
                events.accept(notice(item, fresh));
            }
        }
    }

    private boolean isAtPlaceOf(Item item, NewRelease fresh) {
        Layout layout = library.layout();
        return item.release()
                .map(release -> release.data(layout))
                .filter(fresh.release().data(layout)::equals)
                .isPresent();
    }

    private Event notice(Item item, NewRelease fresh) throws SeedcastException {
        Release release = fresh.release();
        String guid = item.guid().value();
        String told = hasSameFiles(item, fresh)
                ? release.name()
                        + " is now another torrent, as its piece length, source or privacy changed: the previous"
                        + " one, " + guid + ", stays in feeds and page, and is seeded from the same files"
                : release.name() + " is now another torrent, as its content changed: the previous one, " + guid
                        + ", stays in feeds and page, but nobody can seed it from here";
        String hint = "retire it: seedcast retire " + library.layout().root() + " " + guid;
        return new Event.Notice(told, Optional.of(hint));
    }

    /** By their pieces, and where those are of another length by what the files looked like when they were hashed. */
    private boolean hasSameFiles(Item item, NewRelease fresh) throws SeedcastException {
        try {
            Info before = Metainfo.parse(library.releases().torrent(item)).info();
            Info now = fresh.torrent().info();
            boolean samePieces = before.pieceLength().equals(now.pieceLength())
                    && before.pieces().equals(now.pieces());
            return before.content().equals(now.content())
                    && (samePieces || ((Published) item.state()).stamp().sameContentAs(fresh.stamp()));
        } catch (InvalidMetainfo e) {
            return false; // nobody seeds what makes no sense
        }
    }
}
