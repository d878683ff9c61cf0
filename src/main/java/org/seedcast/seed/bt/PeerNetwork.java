package org.seedcast.seed.bt;

import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.content.BlockReads;
import org.seedcast.torrent.InfoHash;

/** The sockets of peers: their thread, incoming connections and outgoing ones. Safe for use by several threads. */
final class PeerNetwork implements AutoCloseable {
    private final NetworkLoop loop = new NetworkLoop();
    private final BlockReads reads = new BlockReads();
    private final ServedTorrents torrents = new ServedTorrents();
    private final Uploads uploads;
    private final Acceptor acceptor;
    private final Dialer dialer;
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * @param dhtPort of our node of the DHT
     * @param dhtNodes receives the addresses of others
     */
    PeerNetwork(
            ServerSocketChannel port,
            PeerIdentity identity,
            SeederSettings settings,
            ConnectionLimits limits,
            OptionalInt dhtPort,
            Consumer<InetSocketAddress> dhtNodes) {
        Handshakes handshakes = new Handshakes(identity, port.socket().getLocalPort(), dhtPort);
        uploads = new Uploads(
                torrents,
                handshakes,
                loop,
                reads,
                limits,
                new PeerMemory(settings.peers().memoryBytes()),
                settings.rates(),
                settings.superSeeding(),
                dhtNodes);
        acceptor = new Acceptor(port, loop, uploads, handshakes, torrents);
        dialer = new Dialer(loop, uploads, handshakes, torrents, settings.mayDial(), settings.bind());
    }

    void start() {
        loop.execute(acceptor::start);
        loop.execute(uploads::startRotation);
        loop.start();
    }

    /** Peers get in from now on. */
    void serve(ServedTorrent torrent) {
        torrents.put(torrent);
    }

    /** Peers are sent away: those that are in, and those that are just coming in. */
    void leave(ServedTorrent torrent) {
        torrents.remove(torrent);
        loop.execute(() -> uploads.leave(torrent));
    }

    void learned(InfoHash infoHash, List<InetSocketAddress> peers) {
        loop.execute(() -> dialer.learned(infoHash, peers));
    }

    int peers() {
        return uploads.size();
    }

    /** Connections that came in since the start. */
    long taken() {
        return acceptor.taken();
    }

    /** Hangs up everywhere, and returns at once. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            loop.close();
            reads.close();
        }
    }

    /** After {@link #close}: waits until nothing is sent or counted any more, a little while at most. */
    void awaitEnd(long millis) throws InterruptedException {
        loop.awaitEnd(millis);
    }
}
