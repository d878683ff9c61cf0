package org.seedcast.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4HostTest {
    /** The rows of WHATWG's tests for hosts that end in a number, and those of inet_aton(3). */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "127.0.1, 127.0.0.1",
        "127.1, 127.0.0.1",
        "2130706433, 127.0.0.1",
        "0177.0.0.1, 127.0.0.1",
        "0300.0250.1, 192.168.0.1",
        "017700000001, 127.0.0.1",
        "0x7f000001, 127.0.0.1",
        "0x7f.1, 127.0.0.1",
        "0x7f.0.0.0x1, 127.0.0.1",
        "0xc0.0250.01, 192.168.0.1",
        "192.0x00A80001, 192.168.0.1",
        "256, 0.0.1.0",
        "192.168.257, 192.168.1.1",
        "4294967295, 255.255.255.255",
        "0xffffffff, 255.255.255.255",
        "037777777777, 255.255.255.255",
        "0, 0.0.0.0",
        "0x, 0.0.0.0",
        "00000000000000000000000000000000000000177.1, 127.0.0.1",
        "0x00000000000000000000007f.1, 127.0.0.1",
        "010.0.0.1, 8.0.0.1",
    })
    void readsThemAllAlike(String host, String address) throws Exception {
        String lower = host.toLowerCase(Locale.ROOT);
        assertThat(Ipv4Host.isMeantBy(lower)).isTrue();
        assertThat(Ipv4Host.parse(lower)).hasValue(InetAddress.getByName(address));
        assertThat(Ipv4Host.before(Dns.SYSTEM).lookup(lower)).containsExactly(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.4.5",
                "256.1.1.1",
                "4294967296",
                "0x100000000",
                "040000000000",
                "1.16777216",
                "08",
                "09.1",
                "0x7g.1",
                "1..2",
                ".1",
                "foo.1",
                "foo.0x",
                "1.2.3.08",
                "-1.1",
                "127.0x.0.f.1",
                "99999999999999999999"
            })
    void whatEndsInANumberIsNoName(String host) {
        assertThat(Ipv4Host.isMeantBy(host)).isTrue();
        assertThat(Ipv4Host.parse(host)).isEmpty();
        assertThatThrownBy(() -> Ipv4Host.before(Dns.SYSTEM).lookup(host)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "1.example", "0x7f.example.", "a", "1e3", "0b1", "0x7g", "x1", "", ".", "::1"})
    void aNameIsLeftAlone(String host) throws Exception {
        assertThat(Ipv4Host.isMeantBy(host)).isFalse();
        List<InetAddress> found = List.of(InetAddress.getByName("1.1.1.1"));
        assertThat(Ipv4Host.before(name -> found).lookup(host)).isSameAs(found);
    }

    @Test
    void longTextsTakeNoTime() {
        for (String part : List.of("0", "1", "1.", "0x", ".", "0x0.")) {
            String host = part.repeat(500_000) + "1";
            assertTimeout(
                    Duration.ofSeconds(10),
                    () -> Ipv4Host.isMeantBy(host) && Ipv4Host.parse(host).isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2.3.4, true", "01.2.3.4, false", "1.2.3, false", "1.2.3.4., false", "1.2.3.256, false", "1, false"})
    void exactIsWhatNobodyReadsOtherwise(String text, boolean exact) {
        assertThat(Ipv4Host.parseExact(text).isPresent()).isEqualTo(exact);
    }
}
