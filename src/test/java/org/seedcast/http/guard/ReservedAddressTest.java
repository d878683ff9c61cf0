package org.seedcast.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.http.Addresses;

/** Held against both of IANA's registries of special-purpose addresses, row by row. */
class ReservedAddressTest {
    /** Those that stand at the edges of a block, and some within it, but for what a narrower row says something else of. */
    private static List<InetAddress> of(AddressRange block, Random random) throws UnknownHostException {
        byte[] network = block.network().getAddress();
        int free = network.length * 8 - block.prefixLength();
        BigInteger first = new BigInteger(1, network);
        BigInteger size = BigInteger.ONE.shiftLeft(free);
        Stream<BigInteger> offsets = Stream.concat(
                Stream.of(BigInteger.ZERO, size.subtract(BigInteger.ONE), size.shiftRight(1)),
                Stream.generate(() -> new BigInteger(free, random)).limit(200));
        List<InetAddress> addresses = new ArrayList<>();
        for (BigInteger offset : offsets.toList()) {
            addresses.add(address(first.add(offset), network.length));
        }
        return addresses;
    }

    private static InetAddress address(BigInteger number, int length) throws UnknownHostException {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[length];
        int kept = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - kept, padded, length - kept, kept);
        return InetAddress.getByAddress(padded);
    }

    private static boolean isReserved(InetAddress address) {
        return ReservedAddress.of(address).isPresent();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/addresses/ipv4-special-purpose.csv", numLinesToSkip = 1)
    void followsTheRegistryOfIpv4(String block, boolean reachable, String name) throws Exception {
        assertBlock(AddressRange.parse(block), reachable, List.of("192.0.0.9", "192.0.0.10"), name);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/addresses/ipv6-special-purpose.csv", numLinesToSkip = 1)
    void followsTheRegistryOfIpv6(String block, String reachable, String name) throws Exception {
        if (!reachable.equals("IPv4")) {
            List<String> narrower = List.of(
                    "2001::/32",
                    "2001:1::1",
                    "2001:1::2",
                    "2001:1::3",
                    "2001:3::/32",
                    "2001:4:112::/48",
                    "2001:20::/28",
                    "2001:30::/28");
            assertBlock(AddressRange.parse(block), Boolean.parseBoolean(reachable), narrower, name);
        }
    }

    private static void assertBlock(AddressRange block, boolean reachable, List<String> reachableWithin, String name)
            throws UnknownHostException {
        for (InetAddress address : of(block, new Random(1))) {
            boolean other = !reachable
                    && reachableWithin.stream().map(AddressRange::parse).anyMatch(range -> range.contains(address));
            if (!other) {
                assertThat(isReserved(address)).as("%s %s", name, address).isEqualTo(!reachable);
            }
        }
    }

    /** Each row of the registry of IPv4, in all forms of IPv6 that lead there. */
    @ParameterizedTest
    @CsvFileSource(resources = "/addresses/ipv4-special-purpose.csv", numLinesToSkip = 1)
    void judgesIpv6ByTheIpv4Inside(String block, boolean reachable, String name) throws Exception {
        for (InetAddress address : of(AddressRange.parse(block), new Random(2))) {
            for (Function<InetAddress, InetAddress> form : FORMS) {
                InetAddress ipv6 = form.apply(address);
                assertThat(ReservedAddress.of(ipv6).map(ReservedAddress::name))
                        .as("%s %s", name, ipv6)
                        .isEqualTo(ReservedAddress.of(address).map(ReservedAddress::name));
            }
            assertThat(isReserved(form("64:ff9b:1::", 12, address, 0))).isTrue();
        }
    }

    private static final List<Function<InetAddress, InetAddress>> FORMS = List.of(
            inside -> Addresses.raw("::ffff:" + inside.getHostAddress()),
            inside -> isZeroOrOne(inside) ? inside : form("::", 12, inside, 0),
            inside -> form("::ffff:0:0:0", 12, inside, 0),
            inside -> form("64:ff9b::", 12, inside, 0),
            inside -> form("2002::", 2, inside, 0),
            inside -> form("2002::1", 2, inside, 0),
            inside -> form("2001:0:101:101:8000:f227::", 12, inside, -1),
            inside -> form("2001::fefe:fefe", 4, inside, 0),
            inside -> form("2606:4700::5efe:0:0", 12, inside, 0),
            inside -> form("2606:4700::200:5efe:0:0", 12, inside, 0));

    private static boolean isZeroOrOne(InetAddress address) {
        return new BigInteger(address.getAddress()).abs().compareTo(BigInteger.ONE) <= 0;
    }

    private static InetAddress form(String outer, int at, InetAddress inside, int turn) {
        byte[] bytes = Addresses.raw(outer).getAddress();
        byte[] ipv4 = inside.getAddress();
        for (int i = 0; i < ipv4.length; i++) {
            bytes[at + i] = (byte) (ipv4[i] ^ turn);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "0.0.0.0, this network",
        "172.31.255.255, private",
        "169.254.169.254, link-local",
        "100.127.255.255, carrier-grade NAT",
        "224.0.0.1, multicast",
        "239.255.255.250, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "::, unspecified",
        "::1, loopback",
        "::2, this network",
        "fe80::1, link-local",
        "fe80::1%1, link-local",
        "fec0::1, private",
        "feff:ffff::1, private",
        "fdff::1, private",
        "ff02::1, multicast",
        "ff0e::1, multicast",
        "::ffff:10.1.2.3, private",
        "64:ff9b::a9fe:a9fe, link-local",
        "64:ff9b:1::1, private NAT64",
        "64:ff9b:1::1.1.1.1, private NAT64",
        "64:ff9b:2::1, reserved",
        "64:ff9b::1:101:101, reserved",
        "2002:7f00:1::1, loopback",
        "2001:0:7f00:1::fefe:fefe, loopback",
        "5f00::1, segment routing",
        "4000::1, reserved",
        "e000::1, reserved",
        "200::1, reserved",
        "fe00::1, reserved",
        "3fff:fff::1, documentation",
    })
    void namesWhatNoPublicHostHas(String address, String kind) {
        assertThat(ReservedAddress.of(Addresses.raw(address)).map(ReservedAddress::name))
                .hasValue(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "203.0.114.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:200::1",
                "2001:db9::1",
                "2003::1",
                "3ffe::1",
                "3fff:1000::1",
                "2002:0101:0101::1",
                "64:ff9b::101:101",
                "::ffff:1.1.1.1",
                "2606:4700::5efe:101:101",
                "2606:4700::5eff:a00:1",
            })
    void passesThePublicInternet(String address) {
        assertThat(ReservedAddress.of(Addresses.raw(address))).isEmpty();
    }

    /** One address, one answer: a mapped address is what is inside, whatever that is. */
    @Test
    void aMappedAddressIsTheSame() throws Exception {
        Random random = new Random(3);
        byte[] bytes = new byte[4];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);
            assertThat(ReservedAddress.of(Addresses.raw("::ffff:" + address.getHostAddress())))
                    .as(Arrays.toString(bytes))
                    .isEqualTo(ReservedAddress.of(address));
        }
    }
}
