package org.seedcast.announce;

import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import org.seedcast.torrent.InfoHash;

/** Keeps all torrents announced to all of their trackers. */
public final class Announcer implements AutoCloseable {
    public Announcer(OkHttpClient client, AnnounceListener listener) {}

    /** Completes when each tracker has answered or failed once; never fails. */
    public CompletableFuture<Void> add(AnnouncedTorrent torrent) {
        return CompletableFuture.completedFuture(null);
    }

    /** Tells the trackers that know the torrent that it has stopped. */
    public void remove(InfoHash infoHash) {}

    @Override
    public void close() {}
}
