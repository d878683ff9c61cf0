package org.seedcast.announce.tracker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Peers as trackers pack them: address and port, 6 bytes each for IPv4 (BEP 23), 18 for IPv6 (BEP 7). */
final class CompactPeers {
    static final int IPV4_BYTES = 4;
    static final int IPV6_BYTES = 16;
    private static final int PORT_BYTES = 2;

    private CompactPeers() {}

    /** Takes all of {@code bytes}; what is left over at its end is passed over. */
    static void read(ByteBuffer bytes, int addressBytes, PeerList peers) {
        while (bytes.remaining() >= addressBytes + PORT_BYTES) {
            byte[] address = new byte[addressBytes];
            bytes.get(address);
            peers.add(address(address), bytes.getShort() & 0xFFFF);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }
}
