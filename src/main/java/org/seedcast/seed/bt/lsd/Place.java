package org.seedcast.seed.bt.lsd;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network that this machine is in.
 *
 * @param address our address there, which clients that receive our announces dial
 */
record Place(NetworkInterface network, InetAddress address) {
    /** Machines that run many containers are in many; most have one or two. */
    private static final int MOST = 16;

    /**
     * Returns the interfaces of one address family that carry multicast; none where {@code bind} excludes the family.
     *
     * @param bind the one address we are to use; empty or a wildcard for all
     */
    static Set<Place> all(Group group, Optional<InetAddress> bind) {
        boolean excluded = bind.isPresent() && !group.has(bind.get()) && !isIpv6Wildcard(bind.get());
        if (excluded) {
            return Set.of();
        }
        Predicate<InetAddress> usable = bind.filter(address -> !address.isAnyLocalAddress())
                .<Predicate<InetAddress>>map(only -> only::equals)
                .orElse(group::has);
        try (Stream<NetworkInterface> networks = NetworkInterface.networkInterfaces()) {
            return networks.filter(Place::carriesMulticast)
                    .flatMap(network -> first(network, usable).stream())
                    .limit(MOST)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException e) {
            return Set.of();
        }
    }

    /** The listening port takes both families then. */
    private static boolean isIpv6Wildcard(InetAddress bind) {
        return bind.isAnyLocalAddress() && bind instanceof Inet6Address;
    }

    private static boolean carriesMulticast(NetworkInterface network) {
        try {
            return network.isUp()
                    && network.supportsMulticast()
                    && !network.isLoopback()
                    // a way to elsewhere, as those into private networks are
                    && !network.isPointToPoint();
        } catch (SocketException e) {
            return false; // it has gone meanwhile
        }
    }

    /** One address is enough, and best one that means the same everywhere. */
    private static Optional<Place> first(NetworkInterface network, Predicate<InetAddress> usable) {
        List<InetAddress> addresses = network.inetAddresses().filter(usable).toList();
        return addresses.stream()
                .min(Comparator.comparing(InetAddress::isLinkLocalAddress))
                .map(address -> new Place(network, address));
    }
}
