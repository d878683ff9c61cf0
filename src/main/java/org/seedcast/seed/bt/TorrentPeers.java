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

    /** Whether a peer that comes is told of some pieces only. */
    boolean tellsPieceByPiece() {
        return offers.isPresent();
    }

    /** The first pieces that it is told of, where peers are told of some only. */
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

    /** There is a second copy: the first needs no sparing any more, and the others are told of everything. */
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
