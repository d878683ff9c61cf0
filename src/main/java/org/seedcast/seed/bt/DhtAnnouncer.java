package org.seedcast.seed.bt;

import bt.dht.DHTService;
import bt.metainfo.TorrentId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces torrents to the DHT (BEP 5), one after the other on one thread, each about every 25 minutes: nodes forget a
 * peer after half an hour. Bt's own peer source looks every torrent up again as soon as the last look-up has ended. Safe
 * for use by several threads.
 */
final class DhtAnnouncer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DhtAnnouncer.class);
    private static final long PERIOD_SECONDS = Duration.ofMinutes(25).toSeconds();

    /** Spreads the first announces of many torrents, and keeps them spread. */
    private static final long FIRST_SECONDS = 60;

    private final Optional<DHTService> dht;
    private final Set<TorrentId> torrents = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread announcing = new Thread(task, "seed-dht");
        announcing.setDaemon(true);
        return announcing;
    });

    /** @param dht empty when there is none: then nothing is done */
    DhtAnnouncer(Optional<DHTService> dht) {
        this.dht = dht;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    void add(TorrentId id) {
        if (dht.isPresent() && torrents.add(id)) {
            announceIn(id, ThreadLocalRandom.current().nextLong(FIRST_SECONDS));
        }
    }

    void remove(TorrentId id) {
        torrents.remove(id);
    }

    private void announceIn(TorrentId id, long seconds) {
        var unused = thread.schedule(() -> announce(id), seconds, TimeUnit.SECONDS);
    }

    private void announce(TorrentId id) {
        if (!torrents.contains(id)) {
            return;
        }
        announceIn(id, PERIOD_SECONDS - ThreadLocalRandom.current().nextLong(FIRST_SECONDS));
        try {
            // Bt announces at the end of each look-up; the peers found on the way are closed with the stream.
            dht.ifPresent(service -> service.getPeers(id).close());
        } catch (RuntimeException e) {
            // a network that is not there yet; the next turn comes
            LOG.debug("no DHT announce of {}", id, e);
        }
    }

    /** A look-up that waits for the network is left to wait: Bt takes an interrupt for an error worth a page of log. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
