package org.seedcast.seed.bt.lsd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces torrents to the networks this machine is in, and receives the announces of others there (BEP 14). One
 * daemon thread, however many torrents there are; silent if there is no multicast. Safe for use by several threads.
 */
public final class LocalDiscovery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalDiscovery.class);

    /** Networks come and go. */
    private static final long LOOK_MILLIS = 60_000;

    /** Then it rests, and what comes meanwhile is lost: nobody needs more. */
    private static final int MOST_MESSAGES_AT_ONCE = 50;

    private static final long REST_MILLIS = 500;

    /** Peers that are passed on, at once and one more each second: a stranger may name thousands. */
    private static final int MOST_PEERS_AT_ONCE = 100;

    private static final long PEER_MILLIS = 1000;
    private static final long END_MILLIS = 500;

    private final int port;
    private final LsdListener listener;
    private final String cookie = "%08x".formatted(new SecureRandom().nextInt());
    private final Selector selector;
    private final List<GroupSockets> groups;
    private final Queue<LongConsumer> changes = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(Search.LARGEST_BYTES);
    private final Turns turns;
    private final Budget peers;
    private final Thread thread;
    private long restUntil;
    private volatile boolean closed;

    private LocalDiscovery(int port, Optional<InetAddress> bind, LsdListener listener, Selector selector) {
        this.port = port;
        this.listener = listener;
        this.selector = selector;
        groups = Stream.of(Group.values())
                .map(group -> new GroupSockets(group, bind))
                .toList();
        long now = nowMillis();
        restUntil = now;
        turns = new Turns(now);
        peers = new Budget(MOST_PEERS_AT_ONCE, PEER_MILLIS, now);
        thread = new Thread(this::run, "lsd");
        thread.setDaemon(true);
    }

    /**
     * Returns at once; whatever needs the network comes later, and fails only into the log.
     *
     * @param port on which peers are taken
     * @param bind the one address on which that is; empty for all
     */
    public static LocalDiscovery start(int port, Optional<InetAddress> bind, LsdListener listener) {
        try {
            LocalDiscovery discovery = new LocalDiscovery(port, bind, listener, Selector.open());
            discovery.thread.start();
            return discovery;
        } catch (IOException e) {
            throw new IllegalStateException("no selector in this Java", e);
        }
    }

    /** Announces a torrent from now on. Never a private one (BEP 27). */
    public void add(InfoHash torrent) {
        change(now -> turns.add(torrent, now));
    }

    public void remove(InfoHash torrent) {
        change(now -> turns.remove(torrent));
    }

    private void change(LongConsumer change) {
        changes.add(change);
        selector.wakeup();
    }

    private void run() {
        long look = nowMillis();
        try (selector) {
            while (!closed) {
                long now = nowMillis();
                for (LongConsumer change = changes.poll(); change != null; change = changes.poll()) {
                    change.accept(now);
                }
                if (now >= look && !turns.isEmpty()) {
                    groups.forEach(group -> group.look(selector));
                    look = now + LOOK_MILLIS;
                }
                announce(now);
                boolean resting = now < restUntil;
                selector.keys().forEach(key -> key.interestOps(resting ? 0 : SelectionKey.OP_READ));
                selector.select(wait(now, look, resting));
                if (!resting) {
                    hear();
                }
            }
        } catch (IOException e) {
            LOG.info("local discovery of peers has ended", e);
        } finally {
            groups.forEach(GroupSockets::close);
        }
    }

    /** For {@link Selector#select(long)}: with no torrents for ever, which is 0, as the first of them wakes it. */
    private long wait(long now, long look, boolean resting) {
        long idle = Math.min(look - now, turns.idleMillis(now));
        return turns.isEmpty() ? 0 : Math.max(1, resting ? Math.min(idle, restUntil - now) : idle);
    }

    private void announce(long now) {
        for (List<InfoHash> next = turns.next(now); !next.isEmpty(); next = turns.next(now)) {
            Search search = new Search(port, next, Optional.of(cookie));
            groups.forEach(group -> group.send(search));
        }
    }

    private void hear() {
        selector.selectedKeys().clear();
        int heard = 0;
        for (GroupSockets group : groups) {
            for (InetSocketAddress from = receive(group); from != null; from = receive(group)) {
                hear(from.getAddress());
                if (++heard == MOST_MESSAGES_AT_ONCE) {
                    restUntil = nowMillis() + REST_MILLIS;
                    return;
                }
            }
        }
    }

    private @Nullable InetSocketAddress receive(GroupSockets group) {
        return group.receive(buffer.clear());
    }

    private void hear(InetAddress from) {
        long now = nowMillis();
        Search.parse(buffer.flip())
                .filter(search -> !search.cookie().equals(Optional.of(cookie)))
                .ifPresent(search -> {
                    for (InfoHash torrent : turns.looksFor(search.torrents(), now)) {
                        if (peers.take(now)) {
                            listener.found(torrent, new InetSocketAddress(from, search.port()));
                        }
                    }
                });
    }

    private static long nowMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Ends without a word: the protocol has none for it. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
