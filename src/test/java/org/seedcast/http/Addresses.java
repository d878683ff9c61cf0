package org.seedcast.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses as resolvers give them; Java's own reading of texts makes IPv4 of mapped ones. */
public final class Addresses {
    private Addresses() {}

    public static InetAddress raw(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            boolean mapped = text.indexOf(':') >= 0 && !(address instanceof Inet6Address);
            return mapped ? mapped(address.getAddress()) : address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static InetAddress mapped(byte[] ipv4) throws UnknownHostException {
        byte[] bytes = Arrays.copyOf(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 16);
        System.arraycopy(ipv4, 0, bytes, 12, 4);
        return Inet6Address.getByAddress(null, bytes, -1);
    }
}
