package org.seedcast.announce.tracker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.seedcast.address.Authority;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;
import org.seedcast.torrent.InfoHash;

/** Announces and scrapes over UDP (BEP 15), over IPv4 and IPv6 where a tracker has both (BEP 7). */
public final class UdpTracker implements Tracker, AutoCloseable {
    /** A tracker takes a connection id for two minutes; a client uses it for one (BEP 15). */
    private static final Duration CONNECTION_LIFE = Duration.ofMinutes(1);

    /** Datagrams cost next to nothing, but a socket's buffer holds only so many. */
    private static final int CALLS_PER_HOST = 32;

    /** Number of torrents that fit into a packet (BEP 15). */
    private static final int SCRAPED_AT_ONCE = 74;

    private static final Authority NOWHERE = new Authority(Optional.empty(), "", OptionalInt.empty());

    private final TrackerAddresses addresses;
    private final DualStack families;
    private final UdpSocket socket;
    private final Map<InetSocketAddress, Connection> connections = new ConcurrentHashMap<>();

    public UdpTracker(TrackerAddresses addresses, DualStack families, UdpSocket socket) {
        this.addresses = addresses;
        this.families = families;
        this.socket = socket;
    }

    @Override
    public int callsPerHost() {
        return CALLS_PER_HOST;
    }

    @Override
    public int scrapedAtOnce(URI tracker) {
        return SCRAPED_AT_ONCE;
    }

    @Override
    public CompletableFuture<TrackerAnswer> announce(URI tracker, Announcement announcement) {
        return call(
                tracker,
                address -> new Question(
                        address,
                        (connection, transaction) ->
                                UdpPackets.announce(connection, transaction, announcement, tracker),
                        packet -> UdpPackets.announced(
                                packet, address.getAddress().getAddress().length)));
    }

    @Override
    public CompletableFuture<TrackerAnswer> scrape(URI tracker, List<InfoHash> torrents) {
        return call(
                tracker,
                address -> new Question(
                        address,
                        (connection, transaction) -> UdpPackets.scrape(connection, transaction, torrents),
                        packet -> UdpPackets.scraped(packet, torrents)));
    }

    private CompletableFuture<TrackerAnswer> call(URI tracker, Function<InetSocketAddress, Question> question) {
        Authority authority = Authority.of(tracker).orElse(NOWHERE);
        int port = authority.port().orElse(0);
        if (port == 0) {
            return CompletableFuture.completedFuture(new Refused("no host or no port", Optional.of(Refused.NEVER)));
        }
        return addresses
                .of(authority.host())
                .thenCompose(found -> families.askInTurn(
                        TrackerAddresses.ways(found),
                        address -> ask(question.apply(new InetSocketAddress(address, port)))))
                .exceptionally(UdpTracker::unknown);
    }

    private static TrackerAnswer unknown(Throwable failure) {
        return TrackerAddresses.isOfOtherFamily(failure)
                ? Unreachable.because(failure)
                : new Unreachable("no such host");
    }

    private CompletableFuture<TrackerAnswer> ask(Question question) {
        return askOnce(question)
                .thenCompose(answer -> {
                    if (!isAboutTheConnection(answer)) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    // it was started anew, or sees us under another address, and knows our connection id no more
                    connections.remove(question.tracker());
                    return askOnce(question);
                })
                .exceptionally(Unreachable::because);
    }

    private CompletableFuture<TrackerAnswer> askOnce(Question question) {
        return connection(question.tracker())
                .thenCompose(id -> socket.ask(
                        question.tracker(), transaction -> question.packet().of(id, transaction)))
                .thenApply(question.reader());
    }

    private static boolean isAboutTheConnection(TrackerAnswer answer) {
        return answer instanceof Refused refused
                && refused.reason().toLowerCase(Locale.ROOT).contains("connection");
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

    /** Asks again sooner when nothing comes back. */
    public void hurry() {
        socket.hurry();
    }

    @Override
    public void close() {
        socket.close();
    }

    /** Writes a request. */
    private interface Packet {
        ByteBuffer of(long connection, int transaction);
    }

    private record Question(InetSocketAddress tracker, Packet packet, Function<ByteBuffer, TrackerAnswer> reader) {}

    private record Connection(CompletableFuture<Long> id, long startedNanos) {
        boolean usable() {
            return !id.isCompletedExceptionally() && System.nanoTime() - startedNanos < CONNECTION_LIFE.toNanos();
        }
    }
}
