package org.seedcast.seed.bt;

import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.bt.connect.Acceptor;
import org.seedcast.seed.bt.connect.Dialer;
import org.seedcast.seed.bt.connect.Handshakes;
import org.seedcast.seed.bt.connect.PeerIdentity;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.served.ServedTorrents;
import org.seedcast.seed.bt.upload.ConnectedPeers;
import org.seedcast.seed.bt.upload.ConnectionLimits;
import org.seedcast.seed.bt.upload.FirstMessages;
import org.seedcast.seed.bt.upload.PeerReads;
import org.seedcast.seed.bt.upload.SlotRotation;
import org.seedcast.seed.bt.upload.UploadResources;
import org.seedcast.seed.bt.upload.UploadSlots;
import org.seedcast.seed.bt.wire.NetworkLoop;
import org.seedcast.seed.bt.wire.PeerMemory;
import org.seedcast.seed.bt.wire.RateLimit;
import org.seedcast.seed.content.BlockReads;
import org.seedcast.torrent.InfoHash;

/** The sockets of peers: their thread, incoming connections and outgoing ones. Safe for use by several threads. */
final class PeerNetwork implements AutoCloseable {
    private final NetworkLoop loop;
    private final BlockReads reads = new BlockReads();
    private final ServedTorrents torrents = new ServedTorrents();
    private final ConnectedPeers connected;
    private final SlotRotation rotation;
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
            Consumer<InetSocketAddress> dhtNodes,
            LongSupplier clock) {
        loop = new NetworkLoop(clock);
        Handshakes handshakes = new Handshakes(identity, port.socket().getLocalPort(), dhtPort);
        PeerMemory memory = new PeerMemory(settings.peers().memoryBytes());
        UploadSlots slots = new UploadSlots(limits.slots(), loop::execute);
        rotation = new SlotRotation(slots, loop, limits);
        UploadResources resources = new UploadResources(
                loop,
                handshakes.protocol(),
                new PeerReads(reads, loop),
                memory,
                limits,
                slots,
                new RateLimit(settings.rates().all(), loop),
                dhtNodes);
        connected = new ConnectedPeers(
                torrents, new FirstMessages(handshakes), resources, settings.rates(), settings.superSeeding());
        acceptor = new Acceptor(port, loop, memory, connected, handshakes, torrents);
        dialer = new Dialer(loop, memory, connected, handshakes, torrents, settings.mayDial(), settings.bind());
    }

    void start() {
        loop.execute(acceptor::start);
        loop.execute(rotation::start);
        loop.start();
    }

    /** Peers get in from now on. */
    void serve(ServedTorrent torrent) {
        torrents.put(torrent);
    }

    /** Peers are sent away: those that are in, and those that are just coming in. */
    void leave(ServedTorrent torrent) {
        torrents.remove(torrent);
        loop.execute(() -> connected.leave(torrent));
    }

    void learned(InfoHash infoHash, List<InetSocketAddress> peers) {
        loop.execute(() -> dialer.learned(infoHash, peers));
    }

    int peers() {
        return connected.size();
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
