package org.seedcast.seed.bt;

import bt.metainfo.TorrentId;
import bt.net.ConnectionKey;
import bt.net.IPeerConnectionPool;
import bt.net.Peer;
import bt.net.PeerConnection;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The peers that were let in, no more of them than there may be. Safe for use by several threads. */
final class ConnectedPeers implements IPeerConnectionPool {
    private final ServedTorrents torrents;
    private final PeerLimits limits;
    private final BlockReads reads;
    private final NetworkLoop loop;
    private final UploadSlots slots;
    private final Map<TorrentId, Set<Connection>> byTorrent = new HashMap<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private int count;

    ConnectedPeers(ServedTorrents torrents, PeerLimits limits, BlockReads reads, NetworkLoop loop, UploadSlots slots) {
        this.torrents = torrents;
        this.limits = limits;
        this.reads = reads;
        this.loop = loop;
        this.slots = slots;
    }

    /** Closes the connection when there is no place for it. */
    @Override
    public PeerConnection addConnectionIfAbsent(PeerConnection newcomer) {
        Connection connection = (Connection) newcomer;
        Optional<ServedTorrent> torrent = letIn(connection);
        if (torrent.isPresent()) {
            PeerSocket socket = connection.socket();
            Upload upload = new Upload(torrent.get(), socket, reads, loop, slots, limits);
            socket.serve(upload, () -> {
                remove(connection);
                loop.execute(upload::closed);
            });
        } else {
            connection.close();
        }
        return connection;
    }

    /**
     * A torrent that is stopped at this moment either finds the connection here and closes it, or is not found here any
     * more: the caller takes it out of {@link ServedTorrents} first.
     */
    private synchronized Optional<ServedTorrent> letIn(Connection connection) {
        TorrentId id = connection.torrent();
        InetAddress address = connection.getRemotePeer().getInetAddress();
        boolean room = count < limits.peers()
                && byTorrent.getOrDefault(id, Set.of()).size() < limits.perTorrent()
                && byAddress.getOrDefault(address, 0) < limits.perAddress();
        Optional<ServedTorrent> torrent = room ? torrents.get(id) : Optional.empty();
        if (torrent.isPresent()) {
            count++;
            byTorrent.computeIfAbsent(id, none -> new HashSet<>()).add(connection);
            byAddress.merge(address, 1, Integer::sum);
        }
        return torrent;
    }

    private synchronized void remove(Connection connection) {
        count--;
        byAddress.computeIfPresent(
                connection.getRemotePeer().getInetAddress(), (address, peers) -> peers == 1 ? null : peers - 1);
        byTorrent.computeIfPresent(connection.torrent(), (id, peers) -> {
            peers.remove(connection);
            return peers.isEmpty() ? null : peers;
        });
    }

    @Override
    public void visitConnections(TorrentId id, Consumer<PeerConnection> visitor) {
        List<Connection> now;
        synchronized (this) {
            now = List.copyOf(byTorrent.getOrDefault(id, Set.of()));
        }
        now.forEach(visitor);
    }

    @Override
    public synchronized int size() {
        return count;
    }

    /** Asked for only by what Bt would do with peers. */
    @Override
    public @Nullable PeerConnection getConnection(Peer peer, TorrentId id) {
        return null;
    }

    @Override
    public @Nullable PeerConnection getConnection(ConnectionKey key) {
        return null;
    }

    @Override
    public void checkDuplicateConnections(TorrentId id, Peer peer) {}
}
