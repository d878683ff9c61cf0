package org.seedcast.seed.bt.upload;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.NetworkLoop;
import org.seedcast.seed.bt.wire.PeerMemory;
import org.seedcast.seed.bt.wire.PeerProtocol;
import org.seedcast.seed.bt.wire.RateLimit;

/**
 * Resources that all uploads share. None of them refers to an upload, so that each can be used without one.
 *
 * @param rate of all uploads together
 * @param dhtNodes receives the addresses of DHT nodes that peers of public torrents announce
 */
public record UploadResources(
        NetworkLoop loop,
        PeerProtocol protocol,
        PeerReads reads,
        PeerMemory memory,
        ConnectionLimits limits,
        UploadSlots slots,
        RateLimit rate,
        Consumer<InetSocketAddress> dhtNodes) {
    /** Hands on the DHT node that a peer of {@code torrent} announces. */
    void learnedOfNode(ServedTorrent torrent, InetAddress address, int port) {
        if (!torrent.isPrivate() && port != 0) {
            dhtNodes.accept(new InetSocketAddress(address, port));
        }
    }
}
