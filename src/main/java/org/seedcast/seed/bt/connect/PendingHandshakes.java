package org.seedcast.seed.bt.connect;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.seedcast.seed.bt.wire.Allowance;
import org.seedcast.seed.bt.wire.Origin;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.seed.bt.wire.Shares;

/**
 * Peers that have connected but not finished a handshake. Limits their number in all, per host and per network, and the
 * rate at which each of these may connect. A peer that comes too fast waits unread; when there is no room, the oldest
 * one of the host or network with the most makes room. Only for the network thread.
 */
final class PendingHandshakes {
    /** A real peer is done in less than a second. */
    static final int MOST = 240;

    static final int MOST_OF_HOST = MOST / 4;
    static final int MOST_OF_NETWORK = MOST / 2;

    /** Greetings a second, more than a crowd behind one router needs. */
    private static final double HOST_RATE = 1000;

    private static final double NETWORK_RATE = 2 * HOST_RATE;

    /** Against a plain greeting: two modular exponentiations. */
    static final double ENCRYPTED_COST = 10;

    private final Set<PeerSocket> greeting = new LinkedHashSet<>();
    private final Shares shares = new Shares();
    private final Map<InetAddress, Allowance> hosts = new HashMap<>();
    private final Map<InetAddress, Allowance> networks = new HashMap<>();

    /** Makes room for one that comes from {@code origin}. */
    void makeRoom(Origin origin) {
        if (shares.ofHost(origin) >= MOST_OF_HOST) {
            leaveOldest(socket -> socket.origin().host().equals(origin.host()));
        } else if (shares.ofNetwork(origin) >= MOST_OF_NETWORK) {
            leaveOldest(socket -> socket.origin().network().equals(origin.network()));
        } else if (greeting.size() >= MOST) {
            leaveOldest(socket -> true);
        }
    }

    private void leaveOldest(Predicate<PeerSocket> among) {
        Optional<PeerSocket> oldest = greeting.stream()
                .filter(among)
                .min(shares.<PeerSocket>leastFirst(PeerSocket::origin).reversed());
        oldest.ifPresent(PeerSocket::close);
    }

    void add(PeerSocket socket) {
        if (!socket.isClosed() && greeting.add(socket)) {
            shares.add(socket.origin());
        }
    }

    void remove(PeerSocket socket) {
        if (greeting.remove(socket)) {
            shares.remove(socket.origin());
        }
    }

    /** Reports whether {@code origin} may spend {@code cost} now; if not, it asks again a little later. */
    boolean lets(Origin origin, double cost, long now) {
        Allowance host = hosts.computeIfAbsent(origin.host(), any -> new Allowance(HOST_RATE, HOST_RATE, now));
        Allowance network =
                networks.computeIfAbsent(origin.network(), any -> new Allowance(NETWORK_RATE, NETWORK_RATE, now));
        if (!network.take(cost, now)) {
            return false;
        }
        boolean lets = host.take(cost, now);
        if (!lets) {
            network.earn(cost);
        }
        return lets;
    }

    /** Forgets those who have not come for a while. */
    void tick(long now) {
        hosts.values().removeIf(allowance -> allowance.isFull(now));
        networks.values().removeIf(allowance -> allowance.isFull(now));
    }
}
