package org.seedcast.seed.bt.upload;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Decides which pieces of a torrent are announced to each peer while nobody else has all of it (BEP 16): every peer
 * gets different ones, a few at a time, and the next one when one of those appears at another peer. So the first copy
 * costs hardly more than its size. Pure: the time is a parameter. Only for the network thread.
 *
 * @param <P> a peer
 */
final class SuperSeeding<P> {
    /** A peer that passes nothing on, or has nobody to pass it on to, is not left without for ever. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** While it asks for one piece the next is on its way. */
    static final int FEWEST_AT_A_TIME = 2;

    /**
     * Minimum for a lone peer, even with large pieces: it needs some left to request, or it waits for Transmission's
     * next check.
     */
    static final int FEWEST_ALONE = 8;

    /** Transmission looks only every ten seconds whether a peer has become interesting again, so none should cease to be. */
    private static final int BYTES_AT_A_TIME = 2 << 20;

    private final int pieces;
    private final int usualAtATime;
    private final int[] toldOf;
    private final Map<P, Offer> offers = new HashMap<>();

    /** The pieces announced to one peer. */
    private static final class Offer {
        private final BitSet all = new BitSet();
        /** Pieces that no peer has passed on yet, with the time they were announced. */
        private final Map<Integer, Long> open = new LinkedHashMap<>();

        private final BitSet passedOn = new BitSet();
        private int atATime;
        /** Time at which it connected or last got a piece. */
        private long lively;

        Offer(int atATime, long now) {
            this.atATime = atATime;
            lively = now;
        }
    }

    SuperSeeding(int pieces, int pieceLength) {
        this.pieces = pieces;
        this.usualAtATime = Math.max(FEWEST_AT_A_TIME, BYTES_AT_A_TIME / pieceLength);
        this.toldOf = new int[pieces];
    }

    /** Returns the pieces to announce to a peer that has just connected. */
    int[] welcome(P peer, PeerPieces its, long now) {
        offers.put(peer, new Offer(usualAtATime, now));
        return more(peer, its, now);
    }

    /**
     * Records that a peer announces a piece: the peers that received that piece from us have passed it on. @return
     * those who may have earned more
     */
    List<P> seen(P at, int piece, long now) {
        List<P> earners = new ArrayList<>();
        offers.forEach((peer, offer) -> {
            if (peer == at) {
                offer.lively = now;
                earners.add(peer);
            } else if (offer.open.containsKey(piece)) {
                offer.passedOn.set(piece);
                earners.add(peer);
            }
        });
        return earners;
    }

    /** The next pieces for {@code peer}, if it has earned or waited for any. */
    int[] more(P peer, PeerPieces its, long now) {
        Offer offer = offers.get(peer);
        if (offer == null) {
            return new int[0];
        }
        boolean alone = offers.values().stream().noneMatch(other -> other != offer && isLively(other, now));
        settle(offer, its, alone, now);
        IntStream.Builder next = IntStream.builder();
        int places = alone ? placesAlone(offer, its) : places(offer);
        while (offer.open.size() < places) {
            OptionalInt rarest = rarest(offer, its);
            if (rarest.isEmpty()) {
                break;
            }
            toldOf[rarest.getAsInt()]++;
            offer.all.set(rarest.getAsInt());
            offer.open.put(rarest.getAsInt(), now);
            next.add(rarest.getAsInt());
        }
        return next.build().toArray();
    }

    /** Strikes what it has and has passed on, or has waited with for long enough. */
    private static void settle(Offer offer, PeerPieces its, boolean alone, long now) {
        boolean starving = offer.open.keySet().stream().allMatch(its::has);
        boolean passesOn = offer.open.keySet().stream().anyMatch(offer.passedOn::get);
        if (starving && passesOn) {
            offer.atATime *= 2;
        }
        offer.open.entrySet().removeIf(told -> {
            int piece = told.getKey();
            boolean waited = now - told.getValue() >= PATIENCE_NANOS;
            return its.has(piece) && (alone || offer.passedOn.get(piece) || waited);
        });
    }

    /** A peer that gets nothing passes nothing on, and nobody can pass anything on to it. */
    private static boolean isLively(Offer offer, long now) {
        return now - offer.lively < PATIENCE_NANOS;
    }

    /** Limits the pieces so that its peers together are never offered most of the torrent at once. */
    private int places(Offer offer) {
        int share = Math.max(FEWEST_AT_A_TIME, pieces / (2 * offers.size()));
        offer.atATime = Math.min(offer.atATime, share);
        return offer.atATime;
    }

    /** Announces the rest early to a peer that is alone, so that it never has to wait. */
    private int placesAlone(Offer offer, PeerPieces its) {
        int missing = pieces - its.count();
        return Math.max(places(offer), Math.max(missing / 2, Math.min(missing, FEWEST_ALONE)));
    }

    /** Returns the piece offered to the fewest peers, among those it lacks. */
    private OptionalInt rarest(Offer offer, PeerPieces its) {
        int rarest = -1;
        for (int piece = 0; piece < pieces; piece++) {
            boolean candidate = !its.has(piece) && !offer.all.get(piece);
            if (candidate && (rarest < 0 || toldOf[piece] < toldOf[rarest])) {
                rarest = piece;
            }
        }
        return rarest < 0 ? OptionalInt.empty() : OptionalInt.of(rarest);
    }

    /** Reports whether the piece was announced to it, so that it may request it. */
    boolean offered(P peer, int piece) {
        Offer offer = offers.get(peer);
        return offer != null && offer.all.get(piece);
    }

    void left(P peer) {
        offers.remove(peer);
    }
}
