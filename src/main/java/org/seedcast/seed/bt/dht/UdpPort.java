package org.seedcast.seed.bt.dht;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a port for mldht, which itself shares a port that is in use, and then receives nothing, or prints a stack
 * trace.
 */
final class UdpPort {
    private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);
    private static final int TRIES = 10;

    private UdpPort() {}

    /** The wished one if it is free on all addresses, else any that is; 0 when there is none. */
    static int choose(List<InetAddress> addresses, int wished) {
        OptionalInt port = free(addresses, wished);
        if (port.isEmpty()) {
            LOG.info("UDP port {} is taken; the DHT uses another", wished);
        }
        for (int tries = 0; port.isEmpty() && tries < TRIES; tries++) {
            port = free(addresses, 0);
        }
        return port.orElse(0);
    }

    static boolean isFree(InetAddress address, int port) {
        return free(List.of(address), port).isPresent();
    }

    /** Binds only to try: the sockets are gone when this returns. */
    private static OptionalInt free(List<InetAddress> addresses, int wished) {
        int port = wished;
        for (InetAddress address : addresses) {
            try (DatagramSocket socket = new DatagramSocket(null)) {
                socket.bind(new InetSocketAddress(address, port));
                port = socket.getLocalPort();
            } catch (SocketException e) {
                // taken, which is what was asked
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(port);
    }
}
