package org.seedcast.seed.bt.upload;

import bt.protocol.Handshake;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.seed.UploadRates;
import org.seedcast.seed.bt.connect.Admission;
import org.seedcast.seed.bt.connect.PeerIdentity;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.served.ServedTorrents;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.seed.bt.wire.RateLimit;
import org.seedcast.torrent.InfoHash;

/** The connected peers of all torrents, within their limits. Only for the network thread, but for {@link #size}. */
public final class ConnectedPeers implements Admission {
    private final ServedTorrents torrents;
    private final FirstMessages firstMessages;
    private final UploadResources resources;
    private final UploadRates rates;
    private final boolean superSeeding;
    private final Map<InfoHash, TorrentPeers> byTorrent = new HashMap<>();
    private final Crowd<SwarmPeer> crowd;
    private volatile int count;

    public ConnectedPeers(
            ServedTorrents torrents,
            FirstMessages firstMessages,
            UploadResources resources,
            UploadRates rates,
            boolean superSeeding) {
        this.torrents = torrents;
        this.firstMessages = firstMessages;
        this.resources = resources;
        this.rates = rates;
        this.superSeeding = superSeeding;
        this.crowd = new Crowd<>(resources.limits().peers());
    }

    /** Connected peers. Safe for use by several threads. */
    public int size() {
        return count;
    }

    @Override
    public boolean wants(InfoHash infoHash, InetSocketAddress address) {
        List<SwarmPeer> peers = peers(infoHash);
        // half of the places are for those who come by themselves
        return peers.size() < Math.max(1, resources.limits().perTorrent() / 2)
                && count < Math.max(1, resources.limits().peers() / 2)
                && peers.stream().noneMatch(peer -> peer.mayListenAt(address));
    }

    @Override
    public void admit(PeerSocket socket, Handshake theirs, boolean dialled, Runnable complete) throws IOException {
        ServedTorrent torrent = torrents.get(PeerIdentity.infoHash(theirs.getTorrentId()))
                .orElseThrow(() -> new IOException("a torrent that is not served here"));
        makeRoom(torrent, socket.origin());
        TorrentPeers swarm = swarm(torrent);
        Upload upload = new Upload(socket, swarm, resources, dialled, complete, this::left);
        swarm.add(upload);
        crowd.add(upload);
        count = crowd.size();
        socket.continueWith(upload);
        if (!dialled) {
            firstMessages.answer(socket, torrent);
        }
        firstMessages.introduce(upload, torrent, theirs, swarm.tellsPieceByPiece());
        swarm.offerFirst(upload, resources.loop().now());
    }

    private TorrentPeers swarm(ServedTorrent torrent) {
        return byTorrent.compute(
                torrent.infoHash(),
                (infoHash, swarm) -> swarm != null && swarm.torrent() == torrent ? swarm : newSwarm(torrent));
    }

    private TorrentPeers newSwarm(ServedTorrent torrent) {
        return new TorrentPeers(
                torrent,
                resources.limits().perTorrent(),
                new RateLimit(rates.perTorrent(), resources.loop()),
                superSeeding);
    }

    private void makeRoom(ServedTorrent torrent, Origin origin) throws IOException {
        long now = resources.loop().now();
        Optional<Crowd<SwarmPeer>> swarm =
                Optional.ofNullable(byTorrent.get(torrent.infoHash())).map(TorrentPeers::crowd);
        if (swarm.isPresent() && !swarm.get().room(origin, now).exists()) {
            throw new IOException("too many peers of this torrent, or of it from there");
        }
        if (!crowd.room(origin, now).exists()) {
            throw new IOException("too many peers, or too many from there");
        }
        // Whoever leaves the torrent makes room among all as well.
        swarm.ifPresent(peers -> leave(peers.room(origin, now)));
        leave(crowd.room(origin, now));
    }

    private static void leave(Crowd.Room<SwarmPeer> room) {
        room.leaving().ifPresent(SwarmPeer::disconnect);
    }

    private List<SwarmPeer> peers(InfoHash infoHash) {
        return Optional.ofNullable(byTorrent.get(infoHash))
                .map(TorrentPeers::all)
                .orElse(List.of());
    }

    private void left(TorrentPeers swarm, SwarmPeer peer) {
        swarm.remove(peer);
        if (swarm.size() == 0) {
            byTorrent.remove(swarm.torrent().infoHash(), swarm);
        }
        crowd.remove(peer);
        count = crowd.size();
    }

    /** Sends the peers of a torrent away. */
    public void leave(ServedTorrent torrent) {
        Optional.ofNullable(byTorrent.get(torrent.infoHash()))
                .filter(swarm -> swarm.torrent() == torrent)
                .ifPresent(swarm -> swarm.all().forEach(SwarmPeer::disconnect));
    }
}
