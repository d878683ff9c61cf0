package org.seedcast.seed.bt.dht;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lbms.plugins.mldht.kad.DHT;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node of the DHT (BEP 5), for IPv4 and IPv6 (BEP 32), that keeps torrents announced. It starts as soon as there is a
 * route to the internet, and waits for one as long as it takes. All of it runs on four daemon threads at most, however
 * many torrents there are. Safe for use by several threads.
 */
public final class Dht implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dht.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration CLEAN_UP = Duration.ofSeconds(30);
    private static final Duration SAVE = Duration.ofMinutes(5);
    /** Once its task is done; only the names of routers may take it longer, and nobody waits for them. */
    private static final Duration CLOCK_END = Duration.ofMillis(200);

    private static final Duration POOL_END = Duration.ofMillis(300);
    private static final Duration NETWORK_END = Duration.ofSeconds(1);

    private final int port;
    private final Optional<StateFile> file;
    private final DhtState before;
    private final List<Member> members;
    private final KadThreads threads = new KadThreads();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "dht-clock");
        thread.setDaemon(true);
        return thread;
    });
    private boolean closed;

    private Dht(DhtSettings settings, DhtListener listener) {
        List<Family> used = Arrays.stream(Family.values())
                .filter(family -> settings.bind().map(family::has).orElse(true))
                .toList();
        port = UdpPort.choose(addresses(settings, used), settings.udpPort());
        file = settings.state().map(path -> new StateFile(path, new AtomicFile(Disk.REAL)));
        before = file.flatMap(StateFile::read).orElseGet(DhtState::afresh);
        List<KadNode> nodes = used.stream()
                .map(family -> new KadNode(family, settings, port, before.id(), threads))
                .toList();
        nodes.forEach(node -> node.knows(nodes));
        members = nodes.stream().map(node -> member(node, settings, listener)).toList();
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    private Member member(KadNode node, DhtSettings settings, DhtListener listener) {
        return new Member(
                node,
                new Bootstrap(node, before.nodes(node.family()), settings.routers(), Rounds.nowMillis()),
                new Rounds(node, settings.tcpPort(), listener, clock));
    }

    /** Returns the addresses that the sockets will have, as far as is known: the network may come up later. */
    private static List<InetAddress> addresses(DhtSettings settings, List<Family> used) {
        if (settings.bind().isPresent()) {
            return List.of(settings.bind().get());
        }
        List<InetAddress> own =
                used.stream().flatMap(family -> family.ownAddress().stream()).toList();
        return own.isEmpty() ? List.of(new InetSocketAddress(0).getAddress()) : own;
    }

    /** Returns at once; whatever needs the network comes later, and fails only into the log. */
    public static Dht start(DhtSettings settings, DhtListener listener) {
        DHT.setLogger(new KadLog());
        Dht dht = new Dht(settings, listener);
        dht.every(TICK, dht::tick);
        dht.every(CLEAN_UP, () -> dht.nodes().forEach(KadNode::endStuckTasks));
        dht.every(SAVE, dht::save);
        return dht;
    }

    /** Returns the UDP port, the same for both families, which PORT messages announce to peers. */
    public int port() {
        return port;
    }

    /** Announces a torrent from now on. Never a private one: any node that looks it up would learn of us (BEP 27). */
    public void add(InfoHash torrent) {
        members.forEach(member -> member.rounds().add(torrent));
    }

    /** The nodes that know of us forget it in their time: the DHT has no word for the end. */
    public void remove(InfoHash torrent) {
        members.forEach(member -> member.rounds().remove(torrent));
    }

    /** Asks whether there is a node, if more of them are needed; a peer's PORT message names one. Does not block. */
    public void ping(InetSocketAddress node) {
        nodes().forEach(ours -> ours.hint(node));
    }

    public DhtStatus status() {
        long announces = members.stream()
                .mapToLong(member -> member.rounds().announces())
                .sum();
        return new DhtStatus(nodes(Family.IPV4), nodes(Family.IPV6), announces);
    }

    private int nodes(Family family) {
        return nodes().filter(node -> node.family() == family)
                .mapToInt(KadNode::nodes)
                .sum();
    }

    private Stream<KadNode> nodes() {
        return members.stream().map(Member::node);
    }

    private void tick() {
        long now = Rounds.nowMillis();
        for (Member member : members) {
            member.bootstrap().look(now);
            if (member.bootstrap().isDone(now)) {
                member.rounds().goOn();
            }
        }
    }

    private synchronized void save() {
        DhtState now = new DhtState(before.id(), freshest(Family.IPV4), freshest(Family.IPV6));
        if (closed || file.isEmpty() || now.isEmpty()) {
            return;
        }
        try {
            file.get().write(now);
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}", file.get().path(), SeedcastException.reason(e));
        }
    }

    /** A family that was not there this time keeps what it knew. */
    private List<InetSocketAddress> freshest(Family family) {
        return nodes().filter(node -> node.family() == family)
                .map(node -> node.freshest(DhtState.MOST_NODES))
                .filter(fresh -> !fresh.isEmpty())
                .findAny()
                .orElseGet(() -> before.nodes(family));
    }

    private void every(Duration interval, Runnable task) {
        var unused = clock.scheduleAtFixedRate(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // mldht is not ours: a fault in it must not end the announcing of all torrents.
                        LOG.info("a fault in the DHT", e);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Saves what it knows and ends; takes about a second at most, and does nothing the second time. */
    @Override
    public void close() {
        clock.shutdown();
        KadThreads.await(clock, CLOCK_END);
        save();
        if (markClosed()) {
            threads.endPool(POOL_END);
            nodes().forEach(KadNode::stop);
            if (threads.awaitEnd(() -> nodes().forEach(KadNode::wake), NETWORK_END)) {
                nodes().forEach(KadNode::closeSelector);
            }
        }
    }

    /** @return whether it was open until now */
    private synchronized boolean markClosed() {
        boolean wasOpen = !closed;
        closed = true;
        return wasOpen;
    }

    /** One family's part. */
    private record Member(KadNode node, Bootstrap bootstrap, Rounds rounds) {}
}
