package org.seedcast.seed;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.InfoHash;

/** Serves torrents to peers and announces them. Safe for use by several threads. */
public interface Seeder extends AutoCloseable {
    /** The TCP port that is listened on and announced. */
    int port();

    /** Begins to serve, or says in a finding why not; returns at once. A torrent that is here already is left as it is. */
    void add(SeedEntry entry);

    /** Stops serving and announces {@code stopped}; returns at once. Nothing happens when the torrent is not here. */
    void remove(InfoHash infoHash);

    /** Announces a torrent that is here to these trackers and to no others from now on; returns at once. */
    void announce(InfoHash infoHash, List<URI> trackers);

    /**
     * Torrents that are here but not served, each for a problem that a finding has reported; each is served once its
     * problem is fixed.
     */
    Set<InfoHash> heldBack();

    /**
     * Completes once every torrent added so far is settled: each of its trackers has answered or failed once, or it has
     * none, or it is known why it is not served; one whose content is hashed first is settled after that.
     */
    CompletableFuture<Void> allAnnounced();

    /** The stamps of content that this seeder has read as a whole and found right; for one served unread there is none. */
    Map<InfoHash, FileStamp> hashed();

    SeederStatus status();

    /**
     * Returns the activity of each torrent served since the start, even if it has left; one that was never served is
     * absent. After {@link #close} it holds the last byte sent.
     */
    Map<InfoHash, TorrentActivity> activity();

    /** Announces {@code stopped} and ends; takes at most about five seconds. Another call only waits for the first. */
    @Override
    void close();
}
