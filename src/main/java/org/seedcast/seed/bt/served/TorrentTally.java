package org.seedcast.seed.bt.served;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.seedcast.announce.SwarmSize;
import org.seedcast.seed.count.TorrentActivity;

/**
 * Counts what the peers of a torrent received and have since the seeder started, also while the torrent is not served.
 * Safe for use by several threads.
 */
public final class TorrentTally {
    /** More copies than anyone asks for; bounds what a swarm can make us remember. */
    private static final int MOST_COPIES = 1000;

    private final String name;
    private final long bytes;
    private final Lock counting = new ReentrantLock();
    private final Set<InetAddress> complete = ConcurrentHashMap.newKeySet();
    private long uploaded;
    private volatile long lastAskedMillis;
    private volatile int peers;

    public TorrentTally(String name, long bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Held while blocks are sent and counted, so that nobody sees the one without the other. */
    public Lock counting() {
        return counting;
    }

    /** To be called with {@link #counting} held. */
    public void sent(int payloadBytes) {
        uploaded += payloadBytes;
    }

    public long uploadedBytes() {
        counting.lock();
        try {
            return uploaded;
        } finally {
            counting.unlock();
        }
    }

    public void asked(long nowMillis) {
        lastAskedMillis = nowMillis;
    }

    public void peers(int now) {
        peers = now;
    }

    public int peers() {
        return peers;
    }

    /** A peer there has all of it. */
    public void sawComplete(InetAddress address) {
        if (complete.size() < MOST_COPIES) {
            complete.add(address);
        }
    }

    /** Complete copies that peers said they have; one an address. */
    public int copies() {
        return complete.size();
    }

    public TorrentActivity activity(SwarmSize swarm) {
        return new TorrentActivity(
                name,
                bytes,
                uploadedBytes(),
                peers,
                Math.max(copies(), swarm.seeders()),
                Math.max(peers, swarm.leechers()),
                swarm.downloads(),
                lastAskedMillis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastAskedMillis)));
    }
}
