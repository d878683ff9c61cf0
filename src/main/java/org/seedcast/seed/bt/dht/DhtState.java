package org.seedcast.seed.bt.dht;

import java.net.InetSocketAddress;
import java.util.List;
import lbms.plugins.mldht.kad.Key;

/**
 * State that a node keeps between runs: its id and the nodes it knows, the freshest first and at most {@link
 * #MOST_NODES} of each family.
 */
record DhtState(Key id, List<InetSocketAddress> nodesIpv4, List<InetSocketAddress> nodesIpv6) {
    /**
     * Limit on nodes of each family. A few of them answering is enough; within a day or two half of all nodes are gone.
     */
    static final int MOST_NODES = 200;

    DhtState {
        nodesIpv4 = List.copyOf(nodesIpv4);
        nodesIpv6 = List.copyOf(nodesIpv6);
    }

    static DhtState afresh() {
        return new DhtState(Key.createRandomKey(), List.of(), List.of());
    }

    /** Reports whether there is no node to ask. */
    boolean isEmpty() {
        return nodesIpv4.isEmpty() && nodesIpv6.isEmpty();
    }

    List<InetSocketAddress> nodes(Family family) {
        return family == Family.IPV4 ? nodesIpv4 : nodesIpv6;
    }
}
