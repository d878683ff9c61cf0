package org.seedcast.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names the kind of address that no public host has (IANA special-purpose registries, RFC 6890). */
final class ReservedAddress {
    private static final Map<AddressRange, String> KINDS = kinds();

    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
    private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");
    private static final AddressRange IPV4_COMPATIBLE = AddressRange.parse("::/96");

    private ReservedAddress() {}

    private static Map<AddressRange, String> kinds() {
        Map<AddressRange, String> kinds = new LinkedHashMap<>();
        kinds.put(AddressRange.parse("255.255.255.255"), "broadcast");
        kinds.put(AddressRange.parse("0.0.0.0/8"), "this network");
        kinds.put(AddressRange.parse("127.0.0.0/8"), "loopback");
        kinds.put(AddressRange.parse("10.0.0.0/8"), "private");
        kinds.put(AddressRange.parse("172.16.0.0/12"), "private");
        kinds.put(AddressRange.parse("192.168.0.0/16"), "private");
        kinds.put(AddressRange.parse("169.254.0.0/16"), "link-local");
        kinds.put(AddressRange.parse("100.64.0.0/10"), "carrier-grade NAT");
        kinds.put(AddressRange.parse("192.0.0.0/24"), "reserved");
        kinds.put(AddressRange.parse("224.0.0.0/4"), "multicast");
        kinds.put(AddressRange.parse("240.0.0.0/4"), "reserved");
        kinds.put(AddressRange.parse("::"), "unspecified");
        kinds.put(AddressRange.parse("::1"), "loopback");
        kinds.put(AddressRange.parse("fe80::/10"), "link-local");
        kinds.put(AddressRange.parse("fec0::/10"), "private");
        kinds.put(AddressRange.parse("fc00::/7"), "private");
        kinds.put(AddressRange.parse("ff00::/8"), "multicast");
        kinds.put(AddressRange.parse("64:ff9b:1::/48"), "private NAT64");
        return kinds;
    }

    /** The kind in one or two words, or empty for an address of the public internet. */
    static Optional<String> kindOf(InetAddress address) {
        for (Map.Entry<AddressRange, String> kind : KINDS.entrySet()) {
            if (kind.getKey().contains(address)) {
                return Optional.of(kind.getValue());
            }
        }
        return embedded(address).flatMap(ReservedAddress::kindOf);
    }

    /** The IPv4 address that an IPv6 one leads to. Mapped ones ({@code ::ffff:…}) are IPv4 already in Java. */
    private static Optional<InetAddress> embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Optional.empty();
        }
        if (NAT64.contains(address) || IPV4_COMPATIBLE.contains(address)) {
            return Optional.of(ipv4(address, 12));
        }
        return SIX_TO_FOUR.contains(address) ? Optional.of(ipv4(address, 2)) : Optional.empty();
    }

    private static InetAddress ipv4(InetAddress address, int offset) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), offset, offset + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}
