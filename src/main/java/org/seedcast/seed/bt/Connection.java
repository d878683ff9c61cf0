package org.seedcast.seed.bt;

import bt.metainfo.TorrentId;
import bt.net.Peer;
import bt.net.PeerConnection;
import bt.net.pipeline.ChannelHandler;
import bt.protocol.Message;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A peer that is connected. As Bt's own, whose constructor is out of reach. */
final class Connection implements PeerConnection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long PAUSE_BETWEEN_READS_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Peer peer;
    private final int remotePort;
    private final ChannelHandler handler;
    private volatile @Nullable TorrentId torrentId;
    private volatile long lastActiveMillis = System.currentTimeMillis();

    Connection(Peer peer, int remotePort, ChannelHandler handler) {
        this.peer = peer;
        this.remotePort = remotePort;
        this.handler = handler;
    }

    @Override
    public Peer getRemotePeer() {
        return peer;
    }

    @Override
    public int getRemotePort() {
        return remotePort;
    }

    @Override
    public synchronized @Nullable TorrentId setTorrentId(TorrentId id) {
        TorrentId before = torrentId;
        torrentId = id;
        return before;
    }

    @Override
    public @Nullable TorrentId getTorrentId() {
        return torrentId;
    }

    @Override
    public synchronized @Nullable Message readMessageNow() {
        Message message = handler.receive();
        if (message != null) {
            lastActiveMillis = System.currentTimeMillis();
        }
        return message;
    }

    /** Only handshakes wait; what comes after them is read when it is there. */
    @Override
    public synchronized @Nullable Message readMessage(long timeoutMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        Message message = readMessageNow();
        while (message == null && !isClosed() && System.nanoTime() - end < 0 && !Thread.interrupted()) {
            LockSupport.parkNanos(PAUSE_BETWEEN_READS_NANOS);
            message = readMessageNow();
        }
        return message;
    }

    @Override
    public synchronized void postMessage(Message message) {
        lastActiveMillis = System.currentTimeMillis();
        try {
            handler.send(message);
        } catch (RuntimeException e) {
            // the peer is gone, or a block cannot be read; who owns the content was told
            LOG.debug("{} is left: {}", this, e.getMessage());
            close();
        }
    }

    @Override
    public long getLastActive() {
        return lastActiveMillis;
    }

    @Override
    public boolean isClosed() {
        return handler.isClosed();
    }

    @Override
    public void close() {
        handler.close();
    }

    @Override
    public void closeQuietly() {
        close();
    }

    @Override
    public String toString() {
        return peer.getInetAddress() + ":" + remotePort;
    }
}
