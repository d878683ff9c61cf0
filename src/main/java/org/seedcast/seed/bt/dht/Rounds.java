package org.seedcast.seed.bt.dht;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks the torrents up and announces them in one family's DHT, round after round. Safe for use by several threads. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final KadNode node;
    private final int tcpPort;
    private final DhtListener listener;
    private final Executor clock;
    private final Set<InfoHash> torrents = ConcurrentHashMap.newKeySet();
    private final AtomicLong announces = new AtomicLong();
    // Only the clock's thread touches it.
    private final LookUpSchedule schedule = new LookUpSchedule(new Random());

    /** @param clock one thread, on which the listener is called too */
    Rounds(KadNode node, int tcpPort, DhtListener listener, Executor clock) {
        this.node = node;
        this.tcpPort = tcpPort;
        this.listener = listener;
        this.clock = clock;
    }

    void add(InfoHash torrent) {
        if (torrents.add(torrent)) {
            clock.execute(() -> schedule.add(torrent, nowMillis()));
        }
    }

    void remove(InfoHash torrent) {
        if (torrents.remove(torrent)) {
            clock.execute(() -> schedule.remove(torrent));
        }
    }

    long announces() {
        return announces.get();
    }

    /** On the clock's thread: starts what is due. */
    void goOn() {
        schedule.start(nowMillis()).forEach(this::start);
    }

    private void start(InfoHash torrent) {
        CompletableFuture<Announce.Answer> answer = node.announce(torrent, tcpPort, () -> torrents.contains(torrent))
                .exceptionally(Rounds::failed);
        var unused = answer.thenAcceptAsync(given -> end(torrent, given), clock);
    }

    private void end(InfoHash torrent, Announce.Answer answer) {
        LOG.debug(
                "announced {} to {} nodes, found {} peers",
                torrent,
                answer.told(),
                answer.peers().size());
        schedule.ended(torrent, answer.told() > 0, nowMillis());
        if (answer.told() > 0) {
            announces.incrementAndGet();
        }
        if (!answer.peers().isEmpty() && torrents.contains(torrent)) {
            listener.found(torrent, List.copyOf(answer.peers()));
        }
    }

    private static Announce.Answer failed(Throwable failure) {
        LOG.info("a fault in the DHT", failure);
        return Announce.Answer.NONE;
    }

    static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
