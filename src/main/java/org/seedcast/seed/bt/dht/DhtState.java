package org.seedcast.seed.bt.dht;

import java.net.InetSocketAddress;
import java.util.List;
import lbms.plugins.mldht.kad.Key;

/**
 * What a node remembers from one run to the next: who it is, and whom it knows, the freshest first and at most
 * {@link #MOST_NODES} of each family.
 */
record DhtState(Key id, List<InetSocketAddress> nodesIpv4, List<InetSocketAddress> nodesIpv6) {
    /** Of each family. A few of them answering is enough; within a day or two half of all nodes are gone. */
    static final int MOST_NODES = 200;

    DhtState {
        nodesIpv4 = List.copyOf(nodesIpv4);
        nodesIpv6 = List.copyOf(nodesIpv6);
    }

    static DhtState afresh() {
        return new DhtState(Key.createRandomKey(), List.of(), List.of());
    }

    /** Whether there is nobody to ask. */
    boolean isEmpty() {
        return nodesIpv4.isEmpty() && nodesIpv6.isEmpty();
    }

    List<InetSocketAddress> nodes(Family family) {
        return family == Family.IPV4 ? nodesIpv4 : nodesIpv6;
    }
}
