package org.seedcast.announce;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.seedcast.announce.TrackerAnswer.Refused;
import org.seedcast.announce.TrackerAnswer.Unreachable;
import org.seedcast.failure.SeedcastException;

/** Announces over UDP (BEP 15), to IPv4 and IPv6 trackers alike. */
final class UdpTracker implements Tracker, AutoCloseable {
    /** A tracker takes a connection id for two minutes; a client uses it for one (BEP 15). */
    private static final Duration CONNECTION_LIFE = Duration.ofMinutes(1);

    private final UdpSocket socket;
    private final ExecutorService resolver = AnnounceThreads.resolver();
    private final Map<InetSocketAddress, Connection> connections = new ConcurrentHashMap<>();

    UdpTracker(ScheduledExecutorService timer, Duration firstTimeout, int tries) {
        socket = new UdpSocket(timer, firstTimeout, tries);
    }

    /** Datagrams cost next to nothing, but a socket's buffer holds only so many. */
    @Override
    public int callsPerHost() {
        return 32;
    }

    @Override
    public CompletableFuture<TrackerAnswer> announce(URI tracker, Announcement announcement) {
        if (tracker.getHost() == null || tracker.getPort() <= 0) {
            return CompletableFuture.completedFuture(new Refused("no host or no port", Optional.of(Refused.NEVER)));
        }
        return CompletableFuture.supplyAsync(() -> resolve(tracker), resolver)
                .thenCompose(address -> announce(address, tracker, announcement))
                .exceptionally(failure -> new Unreachable(SeedcastException.reason(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure)));
    }

    private static InetSocketAddress resolve(URI tracker) {
        try {
            return new InetSocketAddress(InetAddress.getByName(tracker.getHost()), tracker.getPort());
        } catch (UnknownHostException e) {
            throw new CompletionException(new IOException("no such host", e));
        }
    }

    private CompletableFuture<TrackerAnswer> announce(
            InetSocketAddress address, URI tracker, Announcement announcement) {
        return connection(address)
                .thenCompose(id ->
                        socket.ask(address, transaction -> UdpPackets.announce(id, transaction, announcement, tracker)))
                .thenApply(packet -> {
                    TrackerAnswer answer =
                            UdpPackets.announced(packet, address.getAddress().getAddress().length);
                    if (answer instanceof Refused) {
                        // it may be the connection id that it does not know any more
                        connections.remove(address);
                    }
                    return answer;
                });
    }

    /** One for all torrents that call within its life. */
    private CompletableFuture<Long> connection(InetSocketAddress address) {
        return connections
                .compute(address, (key, known) -> known != null && known.usable() ? known : connect(address))
                .id();
    }

    private Connection connect(InetSocketAddress address) {
        CompletableFuture<Long> id = socket.ask(address, UdpPackets::connect)
                .thenApply(packet -> UdpPackets.connected(packet)
                        .orElseThrow(() -> new CompletionException(new IOException("it refuses to connect"))));
        return new Connection(id, System.nanoTime());
    }

    @Override
    public void close() {
        resolver.shutdown();
        socket.close();
    }

    private record Connection(CompletableFuture<Long> id, long startedNanos) {
        boolean usable() {
            return !id.isCompletedExceptionally() && System.nanoTime() - startedNanos < CONNECTION_LIFE.toNanos();
        }
    }
}
