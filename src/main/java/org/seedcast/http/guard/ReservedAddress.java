package org.seedcast.http.guard;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kind of an address that no public host has.
 *
 * @param name one or two words
 * @param around whether machines around this one may have it; nobody has one that stands in examples
 */
record ReservedAddress(String name, boolean around) {
    private static final String REACHABLE = "-";

    /**
     * IANA's special-purpose registries of IPv4 and IPv6, multicast, and the IPv6 space that is nobody's yet; the first
     * line that an address is in holds. Blocks that lead to an IPv4 address count as reachable here, as that decides.
     */
    private static final List<Block> BLOCKS = blocks(
            """
            255.255.255.255   broadcast
            0.0.0.0/8         this network
            10.0.0.0/8        private
            100.64.0.0/10     carrier-grade NAT
            127.0.0.0/8       loopback
            169.254.0.0/16    link-local
            172.16.0.0/12     private
            192.0.0.9         -
            192.0.0.10        -
            192.0.0.0/24      reserved
            192.0.2.0/24      documentation
            192.88.99.0/24    reserved
            192.168.0.0/16    private
            198.18.0.0/15     benchmarking
            198.51.100.0/24   documentation
            203.0.113.0/24    documentation
            224.0.0.0/4       multicast
            240.0.0.0/4       reserved
            0.0.0.0/0         -
            ::                unspecified
            ::1               loopback
            ::/96             -
            ::ffff:0:0:0/96   -
            64:ff9b::/96      -
            64:ff9b:1::/48    private NAT64
            100::/64          discard-only
            2001::/32         -
            2001:1::1         -
            2001:1::2         -
            2001:1::3         -
            2001:2::/48       benchmarking
            2001:3::/32       -
            2001:4:112::/48   -
            2001:20::/28      -
            2001:30::/28      -
            2001::/23         reserved
            2001:db8::/32     documentation
            3fff::/20         documentation
            2000::/3          -
            5f00::/16         segment routing
            fc00::/7          private
            fe80::/10         link-local
            fec0::/10         private
            ff00::/8          multicast
            ::/0              reserved
            """);

    private record Block(AddressRange range, Optional<ReservedAddress> kind) {}

    private static List<Block> blocks(String table) {
        return table.lines().map(ReservedAddress::block).toList();
    }

    private static Block block(String line) {
        int blank = line.indexOf(' ');
        String name = line.substring(blank).strip();
        boolean nobodys = name.equals("documentation") || name.equals("benchmarking");
        return new Block(
                AddressRange.parse(line.substring(0, blank)),
                name.equals(REACHABLE) ? Optional.empty() : Optional.of(new ReservedAddress(name, !nobodys)));
    }

    /** Empty for an address of the public internet. */
    static Optional<ReservedAddress> of(InetAddress address) {
        InetAddress normal = AddressForms.normal(address);
        return Stream.concat(Stream.of(normal), AddressForms.inside(normal).stream())
                .flatMap(one -> registered(one).stream())
                .findFirst();
    }

    private static Optional<ReservedAddress> registered(InetAddress address) {
        return BLOCKS.stream()
                .filter(block -> block.range().contains(address))
                .findFirst()
                .flatMap(Block::kind);
    }
}
