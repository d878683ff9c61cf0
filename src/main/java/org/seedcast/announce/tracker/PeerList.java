package org.seedcast.announce.tracker;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The usable peers of one answer: each once, with a port, and no more than could ever be called. */
final class PeerList {
    /** Limit on peers of each address family. */
    static final int MOST = 200;

    private final Set<InetSocketAddress> ipv4 = new LinkedHashSet<>();
    private final Set<InetSocketAddress> ipv6 = new LinkedHashSet<>();

    /** @param port of 0 and addresses that no peer can have are passed over, as is what comes after the first 200 */
    void add(InetAddress address, int port) {
        Set<InetSocketAddress> family = address instanceof Inet6Address ? ipv6 : ipv4;
        boolean possible = !address.isAnyLocalAddress() && !address.isMulticastAddress();
        if (possible && port > 0 && port <= 0xFFFF && family.size() < MOST) {
            family.add(new InetSocketAddress(address, port));
        }
    }

    List<InetSocketAddress> all() {
        return Stream.concat(ipv4.stream(), ipv6.stream()).toList();
    }
}
