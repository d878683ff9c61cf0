package org.seedcast.seed.bt.dht;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a node of the DHT.
 *
 * @param udpPort the preferred port; 0, or one in use, means any free one
 * @param tcpPort that peers connect to
 * @param bind the one address to send from; empty for that of the default route, IPv4 and IPv6
 * @param state the file that keeps the node's id and the nodes it knows; empty to start afresh each time
 * @param routers asked for nodes while too few are known; their names are looked up only then
 */
public record DhtSettings(
        int udpPort, int tcpPort, Optional<InetAddress> bind, Optional<Path> state, List<InetSocketAddress> routers) {
    public static final List<InetSocketAddress> USUAL_ROUTERS = List.of(
            InetSocketAddress.createUnresolved("router.bittorrent.com", 6881),
            InetSocketAddress.createUnresolved("dht.transmissionbt.com", 6881),
            InetSocketAddress.createUnresolved("router.utorrent.com", 6881));

    public DhtSettings {
        routers = List.copyOf(routers);
    }

    /** With the usual routers. */
    public DhtSettings(int udpPort, int tcpPort, Optional<InetAddress> bind, Optional<Path> state) {
        this(udpPort, tcpPort, bind, state, USUAL_ROUTERS);
    }
}
