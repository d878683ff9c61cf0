package org.seedcast.seed.bt.dht;

import java.net.InetSocketAddress;
import java.util.HashSet;
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

/** Looks the torrents up and announces them, round after round. Safe for use by several threads. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final int tcpPort;
    private final DhtListener listener;
    private final Executor clock;
    private final Set<InfoHash> torrents = ConcurrentHashMap.newKeySet();
    private final AtomicLong announces = new AtomicLong();
    // Only the clock's thread touches it.
    private final LookUpSchedule schedule = new LookUpSchedule(new Random());

    /** @param clock one thread, on which the listener is called too */
    Rounds(int tcpPort, DhtListener listener, Executor clock) {
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

    /** On the clock's thread: starts what is due, on all of {@code nodes}, of which there is at least one. */
    void goOn(List<KadNode> nodes) {
        schedule.start(nowMillis()).forEach(torrent -> start(torrent, nodes));
    }

    private void start(InfoHash torrent, List<KadNode> nodes) {
        List<CompletableFuture<Announce.Answer>> answers = nodes.stream()
                .map(node -> node.announce(torrent, tcpPort, () -> torrents.contains(torrent)))
                .toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
        var unused = all.whenCompleteAsync((done, failure) -> end(torrent, answers), clock);
    }

    private void end(InfoHash torrent, List<CompletableFuture<Announce.Answer>> answers) {
        Set<InetSocketAddress> peers = new HashSet<>();
        int told = 0;
        for (CompletableFuture<Announce.Answer> answer : answers) {
            Announce.Answer given = answer.exceptionally(Rounds::failed).join();
            peers.addAll(given.peers());
            told += given.told();
        }
        schedule.ended(torrent, told > 0, nowMillis());
        LOG.debug("announced {} to {} nodes, found {} peers", torrent, told, peers.size());
        if (told > 0) {
            announces.incrementAndGet();
        }
        if (!peers.isEmpty() && torrents.contains(torrent)) {
            listener.found(torrent, List.copyOf(peers));
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
