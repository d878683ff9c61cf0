package org.seedcast.http.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The forms in which one machine can be named: every form of an IPv4 address is judged by that address. */
final class AddressForms {
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final byte[] COMPATIBLE = new byte[12];
    private static final byte[] SIIT = {0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0};
    private static final byte[] NAT64 = {0, 0x64, -1, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};
    private static final byte[] TEREDO = {0x20, 0x01, 0, 0};
    /** The second half of an ISATAP address (RFC 5214 §6.1), but for a bit that says whether it is unique. */
    private static final byte[] ISATAP = {0, 0, 0x5e, (byte) 0xfe};

    private AddressForms() {}

    /**
     * The one form to compare and judge: IPv4 where it is that, and without a zone. Resolvers hand out mapped addresses
     * ({@code ::ffff:127.0.0.1}) as IPv6, and connections to them are made over IPv4.
     */
    static InetAddress normal(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address && startsWith(bytes, 0, MAPPED)) {
            return of(bytes, 12);
        }
        return of(bytes);
    }

    /** The IPv4 addresses that {@code normal} leads to, if it is IPv6: by a translator or through a tunnel. */
    static List<InetAddress> inside(InetAddress normal) {
        if (!(normal instanceof Inet6Address)) {
            return List.of();
        }
        byte[] bytes = normal.getAddress();
        List<InetAddress> found = new ArrayList<>();
        if (startsWith(bytes, 0, COMPATIBLE) || startsWith(bytes, 0, SIIT) || startsWith(bytes, 0, NAT64)) {
            found.add(of(bytes, 12));
        } else if (startsWith(bytes, 0, SIX_TO_FOUR)) {
            found.add(of(bytes, 2));
        } else if (startsWith(bytes, 0, TEREDO)) {
            found.add(of(bytes, 4)); // the server
            found.add(client(bytes));
        }
        byte[] interfaceId = Arrays.copyOfRange(bytes, 8, 16);
        interfaceId[0] &= ~2;
        if (startsWith(interfaceId, 0, ISATAP)) {
            found.add(of(bytes, 12));
        }
        return found;
    }

    /** Written with every bit turned round, lest routers on the way meddle with it (RFC 4380 §4). */
    private static InetAddress client(byte[] teredo) {
        byte[] turned = teredo.clone();
        for (int i = 12; i < turned.length; i++) {
            turned[i] = (byte) ~turned[i];
        }
        return of(turned, 12);
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] prefix) {
        return Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress of(byte[] bytes, int offset) {
        return of(Arrays.copyOfRange(bytes, offset, offset + 4));
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four and sixteen bytes are always an address", e);
        }
    }
}
