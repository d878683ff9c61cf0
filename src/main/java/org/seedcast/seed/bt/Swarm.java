package org.seedcast.seed.bt;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.seedcast.announce.AnnouncedTorrent;
import org.seedcast.announce.Announcer;
import org.seedcast.announce.SwarmSize;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.seed.bt.dht.Dht;
import org.seedcast.seed.bt.lsd.LocalDiscovery;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.served.TorrentTally;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.seed.content.FilePool;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/**
 * Joins and leaves swarms: peers, trackers, DHT, LSD; and counts the activity of torrents there. Safe for use by
 * several threads.
 */
final class Swarm {
    private static final SwarmSize UNKNOWN = new SwarmSize(0, 0, OptionalInt.empty());

    private final PeerNetwork network;
    private final Announcer announcer;
    private final Optional<Dht> dht;
    private final Optional<LocalDiscovery> lsd;
    private final LocalPeer self;
    private final FilePool pool;
    private final Map<InfoHash, TorrentTally> tallies = new ConcurrentHashMap<>();

    Swarm(
            PeerNetwork network,
            Announcer announcer,
            Optional<Dht> dht,
            Optional<LocalDiscovery> lsd,
            LocalPeer self,
            FilePool pool) {
        this.network = network;
        this.announcer = announcer;
        this.dht = dht;
        this.lsd = lsd;
        this.self = self;
        this.pool = pool;
    }

    /**
     * Begins to serve.
     *
     * @param file the .torrent
     * @param trackers to announce to
     * @param stamps of the content when it was known to be right
     * @param unreadable called when requested content cannot be read
     * @param announced completed when each tracker has answered or failed once
     */
    ServedTorrent serve(
            Metainfo metainfo,
            Path file,
            List<URI> trackers,
            ContentLayout layout,
            ContentStamps stamps,
            Consumer<IOException> unreadable,
            CompletableFuture<Void> announced) {
        TorrentTally tally = tallies.computeIfAbsent(
                metainfo.infoHash(), hash -> new TorrentTally(metainfo.info().name(), layout.length()));
        ServedTorrent torrent = new ServedTorrent(metainfo, file, layout, stamps, pool, tally, unreadable);
        network.serve(torrent);
        if (!torrent.isPrivate()) {
            dht.ifPresent(node -> node.add(torrent.infoHash()));
            lsd.ifPresent(discovery -> discovery.add(torrent.infoHash()));
        }
        var unused = announcer.add(announced(torrent, trackers)).thenRun(() -> announced.complete(null));
        return torrent;
    }

    private AnnouncedTorrent announced(ServedTorrent torrent, List<URI> trackers) {
        return new AnnouncedTorrent(
                torrent.infoHash(),
                self,
                trackers,
                torrent.tally()::uploadedBytes,
                peers -> network.learned(torrent.infoHash(), peers));
    }

    /** From now on it is announced to these alone. */
    void announce(ServedTorrent torrent, List<URI> trackers) {
        announcer.change(announced(torrent, trackers));
    }

    void leave(ServedTorrent torrent) {
        announcer.remove(torrent.infoHash());
        dht.ifPresent(node -> node.remove(torrent.infoHash()));
        lsd.ifPresent(discovery -> discovery.remove(torrent.infoHash()));
        network.leave(torrent);
        torrent.content().forget();
    }

    /** Returns the activity of each torrent that is or was served. */
    Map<InfoHash, TorrentActivity> activity() {
        Map<InfoHash, SwarmSize> sizes = announcer.swarms();
        Map<InfoHash, TorrentActivity> activity = new TreeMap<>();
        tallies.forEach(
                (infoHash, tally) -> activity.put(infoHash, tally.activity(sizes.getOrDefault(infoHash, UNKNOWN))));
        return activity;
    }

    /** Payload, all torrents together. */
    long uploadedBytes() {
        return tallies.values().stream().mapToLong(TorrentTally::uploadedBytes).sum();
    }
}
