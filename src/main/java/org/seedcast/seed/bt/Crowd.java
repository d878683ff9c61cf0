package org.seedcast.seed.bt;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Peers that share so many places. No host may have more than a quarter of them and no network more than half, and where there
 * is no place left somebody makes room: who makes no use of one, or else, for one that comes from where few are, who comes
 * from where most are. Only for the network thread.
 *
 * @param <P> a peer
 */
final class Crowd<P extends Crowd.Member> {
    /** Where there are few places at all, one peer of a host is not enough: it may come again before it is known to be gone. */
    private static final int LEAST_SHARE = 2;

    private final int places;
    private final Set<P> peers = new LinkedHashSet<>();
    private final Shares shares = new Shares();

    /** Somebody with a place. */
    interface Member {
        Origin origin();

        /** How gladly it is left: empty when it makes use of its place, and the lower the less it does. */
        OptionalInt uselessness(long now);

        /** When it last asked for or took something. */
        long lastUse();
    }

    /**
     * Whether there is room.
     *
     * @param leaving who has to go first
     */
    record Room<P>(boolean exists, Optional<P> leaving) {}

    Crowd(int places) {
        this.places = places;
    }

    static int shareOfHost(int places) {
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
