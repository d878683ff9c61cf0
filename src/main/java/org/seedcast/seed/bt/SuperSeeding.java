package org.seedcast.seed.bt;

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
 * Decides which pieces of a torrent each peer is told of while nobody else has all of it (BEP 16): every peer gets others,
 * a few at a time, and the next one when one of those was seen at somebody else. So the first copy costs hardly more than
 * once its size. Pure but for the time, which is given. Only for the network thread.
 *
 * @param <P> a peer
 */
final class SuperSeeding<P> {
    /** A peer that passes nothing on, or has nobody to pass it on to, is not left without for ever. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** While it asks for one piece the next is on its way. */
    static final int FEWEST_AT_A_TIME = 2;

    /** Of large pieces, too, a lone peer has to have some left to ask for, or it waits for that look. */
    static final int FEWEST_ALONE = 8;

    /** Transmission looks only every ten seconds whether a peer has become interesting again, so none should cease to be. */
    private static final int BYTES_AT_A_TIME = 2 << 20;

    private final int pieces;
    private final int usualAtATime;
    private final int[] toldOf;
    private final Map<P, Offer> offers = new HashMap<>();

    /** What a peer was told of. */
    private static final class Offer {
        private final BitSet all = new BitSet();
        /** Pieces that nobody has passed on yet, and when it was told of them. */
        private final Map<Integer, Long> open = new LinkedHashMap<>();

        private final BitSet passedOn = new BitSet();
        private int atATime;
        /** When it last came or got a piece. */
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

    /** The pieces that a peer that has just come is told of. */
    int[] welcome(P peer, PeerPieces its, long now) {
        offers.put(peer, new Offer(usualAtATime, now));
        return more(peer, its, now);
    }

    /** A peer says that it has a piece: whoever was told of it has passed it on. @return those who may have earned more */
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

    /** Never so many that its peers would together be told of most of the torrent at once. */
    private int places(Offer offer) {
        int share = Math.max(FEWEST_AT_A_TIME, pieces / (2 * offers.size()));
        offer.atATime = Math.min(offer.atATime, share);
        return offer.atATime;
    }

    /** Where nobody else is there to have the rest, it is soon told of that; so it never has to wait. */
    private int placesAlone(Offer offer, PeerPieces its) {
        int missing = pieces - its.count();
        return Math.max(places(offer), Math.max(missing / 2, Math.min(missing, FEWEST_ALONE)));
    }

    /** The one that the fewest were told of, among those it lacks. */
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

    /** Reports that it was told of the piece, so that it may ask for it. */
    boolean offered(P peer, int piece) {
        Offer offer = offers.get(peer);
        return offer != null && offer.all.get(piece);
    }

    void left(P peer) {
        offers.remove(peer);
    }
}
