package org.seedcast.announce.tracker;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The address of this machine from which calls to trackers leave. Trackers pass on the address that a call came from,
 * so it must be the one listened on.
 *
 * @param bind the one that is listened on; empty for all, IPv4 and IPv6
 */
public record LocalAddress(Optional<InetAddress> bind) {
    /** Any, as the system likes. */
    public static final LocalAddress ANY = new LocalAddress(Optional.empty());

    /** Reports that a call to {@code tracker} can leave from here: nobody is listening in the other family. */
    boolean reaches(InetAddress tracker) {
        if (bind.isEmpty()) {
            return true;
        }
        InetAddress from = bind.get();
        boolean takesBoth = from instanceof Inet6Address && from.isAnyLocalAddress();
        return takesBoth || from instanceof Inet4Address == tracker instanceof Inet4Address;
    }

    /** Returns the address to bind an outgoing socket to; empty where the system chooses. */
    Optional<InetSocketAddress> source() {
        return bind.filter(address -> !address.isAnyLocalAddress()).map(address -> new InetSocketAddress(address, 0));
    }
}
