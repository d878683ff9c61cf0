package org.seedcast.library.store;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.seedcast.feed.FeedChannel;
import org.seedcast.library.Item;
import org.seedcast.library.KnownRelease;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.NewRelease;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.PendingNotifications;
import org.seedcast.library.store.row.ReleaseRows;
import org.seedcast.library.store.row.Settings;
import org.seedcast.library.track.Track;
import org.seedcast.torrent.InfoHash;

/** The releases of a library: torrents that no feed brought. */
public final class Releases {
    private final Database database;
    private final ReleaseRows rows;
    private final Layout layout;
    private final Settings settings;
    private final PendingNotifications news;

    Releases(Database database, ReleaseRows rows, Layout layout, Settings settings, PendingNotifications news) {
        this.database = database;
        this.rows = rows;
        this.layout = layout;
        this.settings = settings;
        this.news = news;
    }

    /**
     * Takes in a release, or what may have changed of it where it is there already: the same files are the same release.
     *
     * @param channel of a library that has no feed
     * @return the file name of the item
     */
    public String add(NewRelease release, FeedChannel channel) throws LibraryUnusable {
        database.transaction(() -> {
            if (settings.channel().isEmpty()) {
                settings.channel(channel);
                settings.own();
            }
            if (rows.save(release, layout)) {
                news.item(ReleaseRows.guid(release));
            }
            settings.publicationDue(true);
        });
        return rows.fileName(ReleaseRows.guid(release));
    }

    /** The .torrent of a release, as it was made. */
    public byte[] torrent(Item release) throws LibraryUnusable {
        return rows.torrent(release);
    }

    /** Returns the description of a release that is here already. */
    public Optional<KnownRelease> known(InfoHash infoHash) throws LibraryUnusable {
        return rows.known(ReleaseRows.guid(infoHash));
    }

    /** Reports whether there are releases whose tracks nobody has read yet, as an earlier version did not. */
    public boolean lackTracks() throws LibraryUnusable {
        return rows.lackTracks();
    }

    public void saveTracks(Item release, List<Track> tracks) throws LibraryUnusable {
        rows.saveTracks(release, tracks);
    }

    /** A release without {@code webSeed} as one of its own. */
    public void removeWebSeed(Item release, URI webSeed) throws LibraryUnusable {
        rows.removeWebSeed(release, webSeed);
    }
}
