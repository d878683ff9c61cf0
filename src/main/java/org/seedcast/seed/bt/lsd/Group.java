package org.seedcast.seed.bt.lsd;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** The two multicast groups, one for each address family. */
enum Group {
    IPV4(StandardProtocolFamily.INET, "efc0988f", "239.192.152.143:6771"),
    IPV6(StandardProtocolFamily.INET6, "ff1500000000000000000000efc0988f", "[ff15::efc0:988f]:6771");

    static final int PORT = 6771;

    private final StandardProtocolFamily family;
    private final InetAddress address;
    private final String host;

    Group(StandardProtocolFamily family, String address, String host) {
        this.family = family;
        this.address = address(HexFormat.of().parseHex(address));
        this.host = host;
    }

    ProtocolFamily family() {
        return family;
    }

    InetAddress address() {
        return address;
    }

    InetSocketAddress target() {
        return new InetSocketAddress(address, PORT);
    }

    /** As messages name it. */
    String host() {
        return host;
    }

    boolean has(InetAddress other) {
        return (this == IPV4) == other instanceof Inet4Address;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }
}
