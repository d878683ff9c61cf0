package org.seedcast.seed.bt;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Which piece of a torrent each peer is told of while nobody else has all of it (BEP 16): every peer gets others, and its next
 * one when its last was seen at somebody else. So the first copy costs hardly more than once its size. Pure but for the
 * time, which is given. Only for the network thread.
 *
 * @param <P> a peer
 */
final class SuperSeeding<P> {
    /** A peer that passes nothing on, or has nobody to pass it on to, is not left without for ever. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final int pieces;
    private final int[] toldOf;
    private final Map<P, Offer> offers = new HashMap<>();

    /** What a peer was told of. */
    private static final class Offer {
        private final BitSet all = new BitSet();
        private int last = -1;
        private long since;
        private boolean passedOn;
    }

    SuperSeeding(int pieces) {
        this.pieces = pieces;
        this.toldOf = new int[pieces];
    }

    /** The piece that a peer that has just come is told of. */
    OptionalInt welcome(P peer, PeerPieces its, long now) {
        offers.put(peer, new Offer());
        return next(peer, its, now);
    }

    /** A peer says that it has a piece: whoever was told of it has passed it on. */
    void seen(P at, int piece) {
        offers.forEach((peer, offer) -> {
            if (peer != at && offer.last == piece) {
                offer.passedOn = true;
            }
        });
    }

    /** The next piece for {@code peer}, if it has earned or waited for one. */
    OptionalInt more(P peer, PeerPieces its, long now) {
        Offer offer = offers.get(peer);
        if (offer == null) {
            return OptionalInt.empty();
        }
        boolean has = offer.last < 0 || its.has(offer.last);
        boolean earned = offer.passedOn || now - offer.since >= PATIENCE_NANOS || offers.size() == 1;
        return has && earned ? next(peer, its, now) : OptionalInt.empty();
    }

    /** Whether it was told of the piece, so that it may ask for it. */
    boolean offered(P peer, int piece) {
        Offer offer = offers.get(peer);
        return offer != null && offer.all.get(piece);
    }

    void left(P peer) {
        offers.remove(peer);
    }

    /** The one that the fewest were told of, among those it lacks. */
    private OptionalInt next(P peer, PeerPieces its, long now) {
        Offer offer = offers.get(peer);
        int rarest = -1;
        for (int piece = 0; piece < pieces; piece++) {
            boolean candidate = offer != null && !its.has(piece) && !offer.all.get(piece);
            if (candidate && (rarest < 0 || toldOf[piece] < toldOf[rarest])) {
                rarest = piece;
            }
        }
        if (rarest < 0 || offer == null) {
            return OptionalInt.empty();
        }
        toldOf[rarest]++;
        offer.all.set(rarest);
        offer.last = rarest;
        offer.since = now;
        offer.passedOn = false;
        return OptionalInt.of(rarest);
    }
}
