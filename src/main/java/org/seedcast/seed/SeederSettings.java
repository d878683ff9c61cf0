package org.seedcast.seed;

import java.net.InetAddress;
import java.util.Optional;

/**
 * How a seeder meets the network.
 *
 * @param bind the one address to listen on; empty for all, IPv4 and IPv6
 * @param dht whether public torrents are announced to the DHT (BEP 5)
 * @param maxPeers connections at a time, all torrents together
 * @param peersPerTorrent connections at a time, each torrent
 */
public record SeederSettings(
        Optional<InetAddress> bind, PortChoice port, boolean dht, int maxPeers, int peersPerTorrent) {
    public static final int DEFAULT_MAX_PEERS = 1000;
    public static final int DEFAULT_PEERS_PER_TORRENT = 100;

    public SeederSettings(Optional<InetAddress> bind, PortChoice port, boolean dht) {
        this(bind, port, dht, DEFAULT_MAX_PEERS, DEFAULT_PEERS_PER_TORRENT);
    }

    public SeederSettings withoutDht() {
        return new SeederSettings(bind, port, false, maxPeers, peersPerTorrent);
    }
}
