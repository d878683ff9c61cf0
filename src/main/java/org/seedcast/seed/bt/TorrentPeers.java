package org.seedcast.seed.bt;

import java.util.List;
import java.util.Optional;

/** The peers of one torrent, while there are any. Only for the network thread. */
final class TorrentPeers {
    private final ServedTorrent torrent;
    private final RateLimit rate;
    private final Crowd<Upload> peers;
    /** Empty when everybody may have everything. */
    private Optional<SuperSeeding<Upload>> offers;

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

    Crowd<Upload> crowd() {
        return peers;
    }

    List<Upload> all() {
        return peers.all();
    }

    void add(Upload upload) {
        peers.add(upload);
        torrent.tally().peers(peers.size());
    }

    void remove(Upload upload) {
        peers.remove(upload);
        torrent.tally().peers(peers.size());
        offers.ifPresent(offered -> offered.left(upload));
    }

    /** Reports whether only some of the pieces are announced to a peer that connects. */
    boolean tellsPieceByPiece() {
        return offers.isPresent();
    }

    /** Announces the first pieces to a peer, if only some are announced. */
    void offerFirst(Upload upload, long now) {
        offers.ifPresent(offered -> tell(upload, offered.welcome(upload, upload.pieces(), now)));
    }

    void offerMore(Upload upload, long now) {
        if (upload.takesWords()) {
            offers.ifPresent(offered -> tell(upload, offered.more(upload, upload.pieces(), now)));
        }
    }

    private static void tell(Upload upload, int[] pieces) {
        upload.socket().say(UntoldPieces.haves(pieces));
    }

    /** A peer got a piece; it and those it may have the piece from have earned the next one. */
    void seen(Upload upload, int piece, long now) {
        offers.ifPresent(offered -> {
            for (Upload earner : offered.seen(upload, piece, now)) {
                offerMore(earner, now);
            }
        });
    }

    boolean mayHave(Upload upload, int piece) {
        return offers.isEmpty() || offers.get().offered(upload, piece);
    }

    /** Ends super-seeding: there is a second copy, and all pieces are announced to the other peers. */
    void sawComplete(Upload complete) {
        torrent.tally().sawComplete(complete.origin().host());
        Optional<SuperSeeding<Upload>> before = offers;
        offers = Optional.empty();
        before.ifPresent(offered -> all().forEach(upload -> tellRest(upload, offered)));
    }

    private static void tellRest(Upload upload, SuperSeeding<Upload> offered) {
        upload.tellOf(
                piece -> !offered.offered(upload, piece) && !upload.pieces().has(piece));
    }
}
