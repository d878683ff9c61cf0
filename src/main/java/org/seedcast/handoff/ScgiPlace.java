package org.seedcast.handoff;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/**
 * The place where a client of this machine speaks SCGI. There is no password: whoever may connect may command it.
 *
 * @param name for people
 */
public record ScgiPlace(SocketAddress address, String name) {
    public static ScgiPlace unix(Path socket) {
        return new ScgiPlace(UnixDomainSocketAddress.of(socket), "rtorrent at " + socket);
    }

    public static ScgiPlace loopback(int port) {
        return new ScgiPlace(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "rtorrent at port " + port);
    }
}
