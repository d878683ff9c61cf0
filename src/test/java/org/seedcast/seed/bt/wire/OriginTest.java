package org.seedcast.seed.bt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.77, 192.0.2.0",
        "127.0.0.1, 127.0.0.1, 127.0.0.0",
        "::1, ::, ::",
        "2001:db8:1:2345:1:2:3:4, 2001:db8:1:2345::, 2001:db8:1:2300::",
        "2001:db8:1:23ff::1, 2001:db8:1:23ff::, 2001:db8:1:2300::"
    })
    void ofAnAddress(String address, String host, String network) throws Exception {
        assertThat(Origin.of(InetAddress.getByName(address)))
                .isEqualTo(new Origin(InetAddress.getByName(host), InetAddress.getByName(network)));
    }

    /** As the JDK gives it when it is told that it is IPv6. */
    @Test
    void aMappedAddressIsItsIpv4Address() throws Exception {
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffffc000024d");
        InetAddress ipv6 = Inet6Address.getByAddress(null, mapped, 0);
        assertThat(Origin.of(ipv6)).isEqualTo(Origin.of(InetAddress.getByName("192.0.2.77")));
        assertThat(ipv6.getAddress()).hasSize(16);
    }

    public static Origin origin(String address) {
        try {
            return Origin.of(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
