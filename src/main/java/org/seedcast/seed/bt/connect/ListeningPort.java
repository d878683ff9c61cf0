package org.seedcast.seed.bt.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.SeedcastException;
import org.seedcast.seed.AddressNotHere;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.PortTaken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the port for peers before anything else starts, so that the announced port is the one listened on. */
public final class ListeningPort {
    /** Peers come in bursts, after each announce. */
    private static final int BACKLOG = 512;

    private static final Logger LOG = LoggerFactory.getLogger(ListeningPort.class);

    private ListeningPort() {}

    /** @throws SeedcastException that names what stands against it, the address or the port */
    public static ServerSocketChannel open(Optional<InetAddress> bind, PortChoice choice) throws SeedcastException {
        try {
            return openPort(bind, choice);
        } catch (PortTaken e) {
            if (bind.isPresent() && !isHere(bind.get())) {
                throw new AddressNotHere(bind.get(), e);
            }
            throw e;
        }
    }

    /** All of 127.0.0.0/8 is, though the interface names one of them. */
    private static boolean isHere(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            LOG.debug("the interfaces cannot be listed", e);
            return true;
        }
    }

    private static ServerSocketChannel openPort(Optional<InetAddress> bind, PortChoice choice) throws PortTaken {
        if (choice instanceof PortChoice.FirstFree range) {
            return firstFree(bind, range);
        }
        int port = ((PortChoice.Given) choice).port();
        try {
            return listen(bind, port);
        } catch (IOException e) {
            throw new PortTaken(String.valueOf(port), e);
        }
    }

    private static ServerSocketChannel firstFree(Optional<InetAddress> bind, PortChoice.FirstFree range)
            throws PortTaken {
        IOException last = null;
        for (int port = range.first(); port <= range.last(); port++) {
            try {
                return listen(bind, port);
            } catch (IOException e) {
                // taken: the next one may be free, and if none is, this is said
                last = e;
            }
        }
        throw new PortTaken(range.first() + "-" + range.last(), last);
    }

    private static ServerSocketChannel listen(Optional<InetAddress> bind, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(address(bind.orElse(null), port), BACKLOG);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Without an address: all of them, IPv4 and IPv6. */
    private static InetSocketAddress address(@Nullable InetAddress bind, int port) {
        return bind == null ? new InetSocketAddress(port) : new InetSocketAddress(bind, port);
    }
}
