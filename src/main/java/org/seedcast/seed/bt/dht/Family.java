package org.seedcast.seed.bt.dht;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.HexFormat;
import java.util.Optional;
import lbms.plugins.mldht.kad.DHT.DHTtype;
import lbms.plugins.mldht.kad.utils.AddressUtils;

/** The two address families: each has a DHT of its own (BEP 32). */
enum Family {
    IPV4(DHTtype.IPV4_DHT, "08080808", 4),
    IPV6(DHTtype.IPV6_DHT, "20014860486000000000000000008888", 16);

    /** Any will do. */
    private static final int SOME_PORT = 63;

    private final DHTtype type;
    /** The one that mldht also tries; it prints a stack trace when there is no way to it, so it must not get there. */
    private final InetAddress somewhere;

    private final int addressBytes;

    Family(DHTtype type, String somewhere, int addressBytes) {
        this.type = type;
        this.somewhere = address(HexFormat.of().parseHex(somewhere));
        this.addressBytes = addressBytes;
    }

    DHTtype type() {
        return type;
    }

    int addressBytes() {
        return addressBytes;
    }

    boolean has(InetAddress address) {
        return type.canUseAddress(address);
    }

    /** Reports whether a node of this family's DHT can have this address: one of the public internet, with a port. */
    boolean canReach(InetSocketAddress node) {
        return !node.isUnresolved() && has(node.getAddress()) && !AddressUtils.isBogon(node);
    }

    /** The address we would send from, or empty when there is no way to this family's internet. Sends nothing. */
    Optional<InetAddress> ownAddress() {
        try (DatagramChannel channel = DatagramChannel.open(type.PROTO_FAMILY)) {
            channel.connect(new InetSocketAddress(somewhere, SOME_PORT));
            InetAddress own = ((InetSocketAddress) channel.getLocalAddress()).getAddress();
            return Optional.of(own).filter(address -> this == IPV4 || AddressUtils.isGlobalUnicast(address));
        } catch (IOException | UnsupportedOperationException e) {
            // "Network is unreachable" is the answer, not a failure.
            return Optional.empty();
        }
    }

    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }
}
