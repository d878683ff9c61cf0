package org.seedcast.seed.bt;

import bt.metainfo.TorrentId;
import bt.net.ConnectionResult;
import bt.net.IConnectionSource;
import bt.net.IPeerConnectionFactory;
import bt.net.IPeerConnectionPool;
import bt.net.InetPeer;
import bt.net.Peer;
import bt.net.PeerConnection;
import bt.service.IRuntimeLifecycleBinder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in peers. Bt's own loop ends for good at its first exception, shares its threads with outgoing connections, and
 * keeps each of them for ever.
 */
final class IncomingPeers implements IConnectionSource {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingPeers.class);

    /** Handshakes at a time; each takes a thread for ten seconds at most. */
    private static final int MOST_HANDSHAKES = 200;

    /** Those that were told to go need a moment to end. */
    private static final int MOST_THREADS = MOST_HANDSHAKES + 50;

    /** When descriptors have run out, asking again at once would only spin. */
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;

    private final ServerSocketChannel port;
    private final IPeerConnectionFactory factory;
    private final IPeerConnectionPool pool;
    private final int maxPeers;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ThreadPoolExecutor handshakes;
    /** The oldest first. */
    private final Queue<SocketChannel> pending = new LinkedBlockingQueue<>();

    IncomingPeers(
            ServerSocketChannel port,
            IPeerConnectionFactory factory,
            IPeerConnectionPool pool,
            int maxPeers,
            IRuntimeLifecycleBinder lifecycle) {
        this.port = port;
        this.factory = factory;
        this.pool = pool;
        this.maxPeers = maxPeers;
        handshakes = new ThreadPoolExecutor(
                0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> daemon(task, "handshake"));
        lifecycle.onStartup(
                "accept peers", () -> daemon(this::acceptAll, "accept").start());
        lifecycle.onShutdown("stop accepting peers", this::close);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, "seed-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void acceptAll() {
        try {
            while (closed.getCount() > 0) {
                acceptOne();
            }
        } catch (ClosedChannelException e) {
            LOG.debug("no more peers are accepted");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptOne() throws ClosedChannelException, InterruptedException {
        SocketChannel channel;
        try {
            channel = port.accept();
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            LOG.warn("cannot accept a peer: {}", e.getMessage());
            boolean end = closed.await(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
            LOG.debug("accepting peers {}", end ? "ends" : "goes on");
            return;
        }
        makeRoom();
        pending.add(channel);
        try {
            handshakes.execute(() -> welcome(channel));
        } catch (RejectedExecutionException e) {
            LOG.debug("too many handshakes at a time");
            pending.remove(channel);
            hangUp(channel);
        }
    }

    /** Those that take longest go: a real peer is done in less than a second, whatever others do. */
    private void makeRoom() {
        SocketChannel oldest = pending.size() < MOST_HANDSHAKES ? null : pending.poll();
        if (oldest != null) {
            hangUp(oldest);
        }
    }

    private void welcome(SocketChannel channel) {
        boolean welcome = false;
        try {
            welcome = pool.size() < maxPeers && connect(channel);
        } catch (IOException | RuntimeException e) {
            // a peer that went away, or spoke nonsense: his loss
            LOG.debug("a peer did not get in", e);
        } finally {
            pending.remove(channel);
            if (!welcome) {
                hangUp(channel);
            }
        }
    }

    private boolean connect(SocketChannel channel) throws IOException {
        InetSocketAddress address = (InetSocketAddress) channel.getRemoteAddress();
        Peer peer = InetPeer.builder(address.getAddress()).build();
        ConnectionResult result = factory.createIncomingConnection(peer, channel);
        if (!result.isSuccess()) {
            return false;
        }
        PeerConnection connection = result.getConnection();
        return pool.addConnectionIfAbsent(connection) == connection && !connection.isClosed();
    }

    private static void hangUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a connection that cannot be closed", e);
        }
    }

    private void close() {
        closed.countDown();
        try {
            port.close();
        } catch (IOException e) {
            LOG.debug("a port that cannot be closed", e);
        }
        handshakes.shutdownNow();
    }

    @Override
    @SuppressWarnings("deprecation") // Bt declares it still
    public ConnectionResult getConnection(Peer peer, TorrentId id) {
        return ConnectionResult.failure("nobody is dialled");
    }

    @Override
    public CompletableFuture<ConnectionResult> getConnectionAsync(Peer peer, TorrentId id) {
        return CompletableFuture.completedFuture(ConnectionResult.failure("nobody is dialled"));
    }
}
