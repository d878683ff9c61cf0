package org.seedcast.seed.bt.upload;

import java.util.List;
import java.util.Optional;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.RateLimit;

/** The peers of one torrent, while there are any. Only for the network thread. */
final class TorrentPeers {
    private final ServedTorrent torrent;
    private final RateLimit rate;
    private final Crowd<SwarmPeer> peers;
    /** Empty when everybody may have everything. */
    private Optional<SuperSeeding<SwarmPeer>> offers;

    /** @param places for its peers */
    TorrentPeers(ServedTorrent torrent, int places, RateLimit rate, boolean superSeeding) {
        this.torrent = torrent;
        this.peers = new Crowd<>(places);
        this.rate = rate;
        this.offers = superSeeding && torrent.tally().copies() == 0
                ? Optional.of(new SuperSeeding<>(torrent.pieces(), torrent.pieceLength()))
                : Optional.empty();
    }

    ServedTorrent torrent() {
        return torrent;
    }

    RateLimit rate() {
        return rate;
    }

    int size() {
        return peers.size();
    }

    Crowd<SwarmPeer> crowd() {
        return peers;
    }

    List<SwarmPeer> all() {
        return peers.all();
    }

    void add(SwarmPeer peer) {
        peers.add(peer);
        torrent.tally().peers(peers.size());
    }

    void remove(SwarmPeer peer) {
        peers.remove(peer);
        torrent.tally().peers(peers.size());
        offers.ifPresent(offered -> offered.left(peer));
    }

    /** Reports whether only some of the pieces are announced to a peer that connects. */
    boolean tellsPieceByPiece() {
        return offers.isPresent();
    }

    /** Announces the first pieces to a peer, if only some are announced. */
    void offerFirst(SwarmPeer peer, long now) {
        offers.ifPresent(offered -> tell(peer, offered.welcome(peer, peer.pieces(), now)));
    }

    void offerMore(SwarmPeer peer, long now) {
        if (peer.takesWords()) {
            offers.ifPresent(offered -> tell(peer, offered.more(peer, peer.pieces(), now)));
        }
    }

    private static void tell(SwarmPeer peer, int[] pieces) {
        peer.send(UntoldPieces.haves(pieces));
    }

    /** A peer got a piece; it and those it may have the piece from have earned the next one. */
    void seen(SwarmPeer peer, int piece, long now) {
        offers.ifPresent(offered -> {
            for (SwarmPeer earner : offered.seen(peer, piece, now)) {
                offerMore(earner, now);
            }
        });
    }

    boolean mayHave(SwarmPeer peer, int piece) {
        return offers.isEmpty() || offers.get().offered(peer, piece);
    }

    /** Ends super-seeding: there is a second copy, and all pieces are announced to the other peers. */
    void sawComplete(SwarmPeer complete) {
        torrent.tally().sawComplete(complete.origin().host());
        Optional<SuperSeeding<SwarmPeer>> before = offers;
        offers = Optional.empty();
        before.ifPresent(offered -> all().forEach(peer -> tellRest(peer, offered)));
    }

    private static void tellRest(SwarmPeer peer, SuperSeeding<SwarmPeer> offered) {
        peer.tellOf(piece -> !offered.offered(peer, piece) && !peer.pieces().has(piece));
    }
}
