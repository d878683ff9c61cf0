package org.seedcast.seed.bt.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.bt.served.ServedTorrents;
import org.seedcast.seed.bt.wire.NetworkLoop;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.PeerMemory;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts peers. Bt's own loop ends for good at its first exception. Only for the network thread, but for {@link
 * #taken}.
 */
public final class Acceptor implements NetworkLoop.Watched {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);

    private static final long LONGEST_GREETING_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** In one turn; then it is the turn of those that are in already. */
    private static final int MOST_AT_A_TIME = 32;

    /** Once descriptors have run out, retrying at once would only spin. */
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;

    private final ServerSocketChannel port;
    private final NetworkLoop loop;
    private final PeerMemory memory;
    private final Admission admission;
    private final Handshakes handshakes;
    private final ServedTorrents torrents;
    private final SecureRandom random = new SecureRandom();
    private final PendingHandshakes pendingHandshakes = new PendingHandshakes();
    private @Nullable SelectionKey key;
    private boolean failing;
    private volatile long taken;

    public Acceptor(
            ServerSocketChannel port,
            NetworkLoop loop,
            PeerMemory memory,
            Admission admission,
            Handshakes handshakes,
            ServedTorrents torrents) {
        this.port = port;
        this.loop = loop;
        this.memory = memory;
        this.admission = admission;
        this.handshakes = handshakes;
        this.torrents = torrents;
    }

    public void start() {
        try {
            port.configureBlocking(false);
            key = loop.watch(port, SelectionKey.OP_ACCEPT, this);
        } catch (IOException e) {
            throw new UncheckedIOException("the port cannot be watched", e);
        }
    }

    /** Connections that came in so far. Safe for use by several threads. */
    public long taken() {
        return taken;
    }

    @Override
    public void ready() {
        try {
            SocketChannel channel = port.accept();
            for (int left = MOST_AT_A_TIME; channel != null && left > 0; left--) {
                failing = false;
                take(channel);
                channel = left == 1 ? null : port.accept();
            }
        } catch (IOException e) {
            pause(e);
        }
    }

    private void pause(IOException failure) {
        if (!failing && port.isOpen()) {
            failing = true;
            LOG.warn("cannot accept peers: {}", failure.getMessage());
        }
        failed();
    }

    private void watch(int operations) {
        if (key != null && key.isValid()) {
            key.interestOps(operations);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by one thread, read by others
    private void take(SocketChannel channel) {
        taken++;
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
            long end = loop.now() + LONGEST_GREETING_NANOS;
            pendingHandshakes.makeRoom(Origin.of(remote));
            pendingHandshakes.add(new PeerSocket(
                    channel,
                    remote,
                    loop,
                    memory,
                    socket -> new IncomingHandshake(socket, this, admission, handshakes, torrents, random, end)));
        } catch (IOException e) {
            LOG.debug("a peer disconnected before it was served", e);
            hangUp(channel);
        } catch (RuntimeException | Error e) {
            hangUp(channel);
            throw e;
        }
    }

    private static void hangUp(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a socket that cannot be closed", e);
        }
    }

    /** The greeting is over, well or not. */
    void settled(PeerSocket socket) {
        pendingHandshakes.remove(socket);
    }

    /** Reports whether a peer still in its handshake may spend {@code cost}; if not, it asks again at its next tick. */
    boolean lets(PeerSocket socket, double cost) {
        return pendingHandshakes.lets(socket.origin(), cost, loop.now());
    }

    @Override
    public void tick(long now) {
        pendingHandshakes.tick(now);
    }

    @Override
    public void failed() {
        watch(0);
        loop.after(PAUSE_AFTER_FAILURE_MILLIS, () -> watch(SelectionKey.OP_ACCEPT));
    }

    @Override
    public void close() {
        hangUp(port);
    }
}
