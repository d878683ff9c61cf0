package org.seedcast.seed.bt.upload;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.Shares;

/**
 * Peers that share a number of places. No host may have more than a quarter of them and no network more than half, and
 * if all are taken a peer makes room: one that makes no use of its place, or else, for one from where few come, one
 * from where most come. Only for the network thread.
 *
 * @param <P> a peer
 */
public final class Crowd<P extends Crowd.Member> {
    /**
     * Least share of a host: where there are few places at all, a host needs two, as a peer may return before its old
     * connection is known to be gone.
     */
    private static final int LEAST_SHARE = 2;

    private final int places;
    private final Set<P> peers = new LinkedHashSet<>();
    private final Shares shares = new Shares();

    /** A peer with a place. */
    interface Member {
        Origin origin();

        /** Rank for leaving: empty for a peer that uses its place, and lower the less it uses it. */
        OptionalInt uselessness(long now);

        /** Returns the time of its last request or of the last data it accepted. */
        long lastUse();
    }

    /**
     * The answer to a peer that wants a place.
     *
     * @param leaving who has to go first
     */
    record Room<P>(boolean exists, Optional<P> leaving) {}

    Crowd(int places) {
        this.places = places;
    }

    public static int shareOfHost(int places) {
        return Math.max(LEAST_SHARE, places / 4);
    }

    static int shareOfNetwork(int places) {
        return Math.max(LEAST_SHARE, places / 2);
    }

    int size() {
        return peers.size();
    }

    List<P> all() {
        return List.copyOf(peers);
    }

    void add(P peer) {
        if (peers.add(peer)) {
            shares.add(peer.origin());
        }
    }

    void remove(P peer) {
        if (peers.remove(peer)) {
            shares.remove(peer.origin());
        }
    }

    /** For one more that comes from {@code origin}. */
    Room<P> room(Origin origin, long now) {
        if (shares.ofHost(origin) >= shareOfHost(places)) {
            return roomAmong(peer -> peer.origin().host().equals(origin.host()), origin, now);
        }
        if (shares.ofNetwork(origin) >= shareOfNetwork(places)) {
            return roomAmong(peer -> peer.origin().network().equals(origin.network()), origin, now);
        }
        return peers.size() < places ? new Room<>(true, Optional.empty()) : roomAmong(peer -> true, origin, now);
    }

    private Room<P> roomAmong(Predicate<P> candidates, Origin origin, long now) {
        List<P> leastUsefulFirst = peers.stream()
                .filter(candidates)
                .sorted(Comparator.<P>comparingInt(peer -> peer.uselessness(now).orElse(Integer.MAX_VALUE))
                        .thenComparingLong(Member::lastUse))
                .toList();
        Optional<P> useless = leastUsefulFirst.stream().findFirst().filter(peer -> peer.uselessness(now)
                .isPresent());
        Optional<P> leaving =
                useless.isPresent() ? useless : shares.heaviest(leastUsefulFirst.stream(), Member::origin, origin);
        return new Room<>(leaving.isPresent(), leaving);
    }
}
