package org.seedcast.seed.bt.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The source of a peer as far as limits distinguish peers: the machine or household, and the network around it. An IPv6
 * household is a whole /64, as the owner of one address has all of it.
 *
 * @param host the address (IPv4) or its /64 (IPv6)
 * @param network its /24 (IPv4) or /56 (IPv6)
 */
public record Origin(InetAddress host, InetAddress network) {
    private static final int MAPPED_PREFIX = 10;

    public static Origin of(InetAddress address) {
        byte[] bytes = plain(address.getAddress());
        return bytes.length == Integer.BYTES
                ? new Origin(first(bytes, 4), first(bytes, 3))
                : new Origin(first(bytes, 8), first(bytes, 7));
    }

    public static Origin of(InetSocketAddress remote) {
        return of(remote.getAddress());
    }

    /** An IPv4 address that is written as one of IPv6 (::ffff:0:0/96) is still that IPv4 address. */
    private static byte[] plain(byte[] address) {
        boolean mapped = address.length == 16
                && address[MAPPED_PREFIX] == (byte) 0xff
                && address[MAPPED_PREFIX + 1] == (byte) 0xff;
        for (int index = 0; mapped && index < MAPPED_PREFIX; index++) {
            mapped = address[index] == 0;
        }
        return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    private static InetAddress first(byte[] address, int bytes) {
        byte[] masked = Arrays.copyOf(Arrays.copyOf(address, bytes), address.length);
        try {
            return InetAddress.getByAddress(masked);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address has " + address.length + " bytes", e);
        }
    }
}
