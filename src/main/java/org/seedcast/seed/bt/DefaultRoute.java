package org.seedcast.seed.bt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;

/** Whether this machine has a way to the IPv4 internet at all; without one the DHT cannot even start. */
final class DefaultRoute {
    /** Any public address does: to connect a datagram socket sends nothing, it only asks the routing table. */
    private static final byte[] SOMEWHERE = {(byte) 198, 41, 0, 4};

    private DefaultRoute() {}

    static boolean exists() {
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
            channel.connect(new InetSocketAddress(InetAddress.getByAddress(SOMEWHERE), 53));
            return true;
        } catch (IOException e) {
            // "Network is unreachable" is the answer, not a failure.
            return false;
        }
    }
}
