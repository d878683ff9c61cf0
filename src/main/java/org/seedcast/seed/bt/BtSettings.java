package org.seedcast.seed.bt;

import bt.runtime.Config;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.seedcast.seed.SeederSettings;

/** What Bt is told to do differently from its defaults. */
final class BtSettings {
    /** Two of them a connection. More than the longest message: a block of 128 KiB, or the bitfield of a million pieces. */
    private static final int NETWORK_BUFFER_BYTES = 160 << 10;

    private BtSettings() {}

    static Config of(SeederSettings settings, int port) {
        Config config = new Config();
        config.setAcceptorAddress(settings.bind().orElseGet(BtSettings::everyAddress));
        config.setAcceptorPort(port);
        config.setMaxPeerConnections(settings.peers().all());
        config.setMaxPeerConnectionsPerTorrent(settings.peers().perTorrent());
        config.setMaxConcurrentlyActivePeerConnectionsPerTorrent(
                settings.peers().perTorrent());
        config.setNetworkBufferSize(NETWORK_BUFFER_BYTES);
        config.setMaxTransferBlockSize(ServedContent.LARGEST_BLOCK_BYTES);
        config.setPeerHandshakeTimeout(Duration.ofSeconds(10));
        config.setMseWaitBetweenReads(Duration.ofMillis(20));
        config.setMaxMessageProcessingInterval(Duration.ofMillis(20));
        config.setShutdownHookTimeout(Duration.ofSeconds(2));
        // Peers come by the announcer; this is only how often Bt walks over all torrents to find that there is no
        // source.
        config.setPeerDiscoveryInterval(Duration.ofHours(1));
        return config;
    }

    /** Bt only binds outgoing connections and the DHT to it; the port for peers is open already. */
    private static InetAddress everyAddress() {
        return new InetSocketAddress(0).getAddress();
    }
}
