package org.seedcast.http.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A CIDR range of IPv4 or IPv6 addresses (RFC 4632).
 *
 * @param prefixLength number of leading bits that count
 */
public record AddressRange(InetAddress network, int prefixLength) {
    private static final Pattern IPV6 = Pattern.compile("^[0-9a-fA-F]*+:[0-9a-fA-F:.]*+");
    /** Bits before an IPv4 address in its mapped form, as in {@code ::ffff:10.0.0.0/104}. */
    private static final int MAPPED_BITS = 96;

    public AddressRange {
        if (prefixLength < 0 || prefixLength > network.getAddress().length * 8) {
            throw new IllegalArgumentException(
                    "not a prefix length of " + network.getHostAddress() + ": " + prefixLength);
        }
    }

    /**
     * Reads {@code 192.168.6.0/24}, {@code fd00::/8} or one address; names are never looked up.
     *
     * @throws IllegalArgumentException with a message for people when the text is no range
     */
    public static AddressRange parse(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        String address = slash < 0 ? stripped : stripped.substring(0, slash);
        try {
            InetAddress network = literal(address);
            int bits = network.getAddress().length * 8;
            int notCounted = bits == 32 && address.indexOf(':') >= 0 ? MAPPED_BITS : 0;
            return new AddressRange(
                    network, slash < 0 ? bits : Integer.parseInt(stripped.substring(slash + 1)) - notCounted);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not an address range: " + text + " (write it like 192.168.6.0/24)", e);
        }
    }

    private static InetAddress literal(String address) throws UnknownHostException {
        if (IPV6.matcher(address).matches()) {
            return InetAddress.getByName(address);
        }
        return Ipv4Host.parseExact(address).orElseThrow(() -> new UnknownHostException(address));
    }

    /** IPv4 addresses are in IPv4 ranges in whichever form, and in no others. */
    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = AddressForms.normal(address).getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit += 8) {
            int mask = prefixLength - bit >= 8 ? 0xff : 0xff << (8 - (prefixLength - bit));
            if (((ours[bit / 8] ^ theirs[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefixLength;
    }
}
