package org.seedcast.seed.bt;

import bt.metainfo.TorrentId;
import bt.net.Peer;
import bt.net.PeerConnection;
import bt.protocol.Message;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A peer that is connected. As Bt's own, whose constructor is out of reach. */
final class Connection implements PeerConnection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Peer peer;
    private final int remotePort;
    private final PeerSocket socket;
    private volatile @Nullable TorrentId torrentId;

    Connection(Peer peer, int remotePort, PeerSocket socket) {
        this.peer = peer;
        this.remotePort = remotePort;
        this.socket = socket;
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

    /** The one the handshake was about. */
    TorrentId torrent() {
        return Objects.requireNonNull(torrentId, "no handshake yet");
    }

    PeerSocket socket() {
        return socket;
    }

    @Override
    public @Nullable Message readMessageNow() {
        return socket.receive();
    }

    /** Only handshakes wait; what comes after them is read when it is there. */
    @Override
    public @Nullable Message readMessage(long timeoutMillis) {
        try {
            return socket.receive(timeoutMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void postMessage(Message message) {
        try {
            socket.send(message);
        } catch (RuntimeException e) {
            LOG.debug("{} is left: {}", this, e.getMessage());
            close();
        }
    }

    /** Asked for by Bt's pool only; silent peers are left by {@link Upload}. */
    @Override
    public long getLastActive() {
        return System.currentTimeMillis();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() {
        socket.close();
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
