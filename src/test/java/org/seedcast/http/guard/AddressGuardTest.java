package org.seedcast.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.http.Addresses;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.OpenCalls;

class AddressGuardTest {
    private final AddressGuard strict = new AddressGuard(Set.of(), List.of());

    @ParameterizedTest
    @CsvSource({
        "nas.local, nas.local",
        "NAS.local, nas.local",
        "nas.local., nas.local.",
        "nas.local, other.local",
        "nas.local, 192.168.6.2",
    })
    void aTypedHostIsWhatItWasWhenItWasAskedFor(String typed, String host) throws Exception {
        AddressGuard guard = new AddressGuard(Set.of(typed), List.of());
        String plain = typed.toLowerCase(Locale.ROOT);

        assertThat(guard.admitted(plain, addresses("192.168.6.2"))).isEqualTo(addresses("192.168.6.2"));

        assertThat(guard.admitted(host, addresses("192.168.6.2"))).isEqualTo(addresses("192.168.6.2"));
        assertThatThrownBy(() -> guard.admitted(host, addresses("192.168.6.3"))).isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> guard.admitted(plain, addresses("127.0.0.1"))).isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, ::ffff:127.0.0.1, true",
        "[::ffff:127.0.0.1], 127.0.0.1, true",
        "0177.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.1, 64:ff9b::127.0.0.1, false",
        "[::1], ::1, true",
        "::1, ::1, true",
        "::1, 127.0.0.1, false",
    })
    void aTypedAddressIsItself(String typed, String address, boolean passes) throws Exception {
        assertThat(passes(new AddressGuard(Set.of(typed), List.of()), address)).isEqualTo(passes);
    }

    /** Each row: what the typed name means at one look after the other, and what may be reached of it. */
    @ParameterizedTest
    @CsvSource({
        "1.1.1.1 10.0.0.5, 1.1.1.1",
        "10.0.0.5 1.1.1.1, 1.1.1.1",
        "1.1.1.1 ::ffff:10.0.0.5 ::1 fd00::1, 1.1.1.1",
        "2606:4700::1111 64:ff9b::10.0.0.5, 2606:4700::1111",
        "203.0.113.7 10.0.0.5, 203.0.113.7",
        "203.0.113.7, 203.0.113.7",
        "10.0.0.5 127.0.0.1, 10.0.0.5 127.0.0.1",
        "::ffff:10.0.0.5, 10.0.0.5",
        "1.1.1.1 / 10.0.0.5, 1.1.1.1 / -",
        "10.0.0.5 / 10.0.0.6, 10.0.0.5 / -",
        "10.0.0.5 / 10.0.0.6 10.0.0.5, 10.0.0.5 / 10.0.0.5",
        "10.0.0.5 / ::ffff:10.0.0.5, 10.0.0.5 / 10.0.0.5",
        "10.0.0.5 / 1.1.1.1, 10.0.0.5 / 1.1.1.1",
        "10.0.0.5 / 1.1.1.1 10.0.0.5, 10.0.0.5 / 1.1.1.1 10.0.0.5",
        "10.0.0.5 / again / 10.0.0.6, 10.0.0.5 / again / 10.0.0.6",
        "1.1.1.1 / again / 10.0.0.5, 1.1.1.1 / again / -",
        "1.1.1.1 10.0.0.5 / again / 10.0.0.5, 1.1.1.1 / again / -",
        "10.0.0.5 / again / 1.1.1.1 / again / 10.0.0.5, 10.0.0.5 / again / 1.1.1.1 / again / -",
    })
    void aTypedNameIsPrivateOnlyIfItIsNothingElse(String looks, String expected) throws Exception {
        TypedHosts typed = new TypedHosts(Set.of("feed.example"));
        AddressGuard guard = new AddressGuard(typed, List.of());
        List<String> reached = new ArrayList<>();
        for (String look : looks.split(" / ", -1)) {
            if (look.equals("again")) {
                typed.forget();
                reached.add(look);
            } else {
                reached.add(reached(guard, look));
            }
        }

        assertThat(String.join(" / ", reached)).isEqualTo(expected);
    }

    private static String reached(AddressGuard guard, String look) throws UnknownHostException {
        try {
            return guard.admitted("feed.example", addresses(look)).stream()
                    .map(AddressForms::normal)
                    .map(address -> HttpUrl.parse("http://x/")
                            .newBuilder()
                            .host(address.getHostAddress())
                            .build()
                            .host())
                    .collect(Collectors.joining(" "));
        } catch (AddressRefused e) {
            return "-";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:127.0.0.1, false",
        "::ffff:192.168.6.4, true",
        "::ffff:192.168.7.4, false",
        "::ffff:1.1.1.1, true",
        "64:ff9b::192.168.6.4, false",
        "fe80::1%1, false",
    })
    void peersAreCalledByTheSameRule(String address, boolean called) {
        AddressGuard guard = new AddressGuard(Set.of(), List.of(AddressRange.parse("192.168.6.0/24")));

        assertThat(guard.mayCall(Addresses.raw(address))).isEqualTo(called);
    }

    @Test
    void aNameThatWasPublicInAnEarlierRunIsNotPrivateNow() throws Exception {
        TypedHosts typed = new TypedHosts(Set.of("feed.example"));
        typed.setOutside();

        assertThat(reached(new AddressGuard(typed, List.of()), "127.0.0.1")).isEqualTo("-");
        assertThat(typed.areOutside()).isTrue();
    }

    private static boolean passes(AddressGuard guard, String address) throws Exception {
        try {
            guard.check("x.example", Addresses.raw(address));
            return true;
        } catch (AddressRefused e) {
            return false;
        }
    }

    private static List<InetAddress> addresses(String text) {
        return Arrays.stream(text.split(" ", -1)).map(Addresses::raw).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.6.0/24, 192.168.6.255, true",
        "192.168.6.0/24, 192.168.7.0, false",
        "192.168.6.2, 192.168.6.2, true",
        "192.168.6.2, 192.168.6.3, false",
        "10.0.0.0/9, 10.127.0.1, true",
        "10.0.0.0/9, 10.128.0.1, false",
        "0.0.0.0/0, 127.0.0.1, true",
        "0.0.0.0/0, ::1, false",
        "::1/128, ::1, true",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fc12::1, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, ::ffff:11.1.2.3, true",
        "10.0.0.0/8, ::ffff:127.0.0.1, false",
        "10.0.0.0/8, 64:ff9b::10.1.2.3, false",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, ::ffff:10.1.2.3, true",
        "::ffff:10.0.0.0/104, 192.168.1.1, false",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "::ffff:10.0.0.1, 10.0.0.2, false",
        "::ffff:0:0/96, 127.0.0.1, true",
        "::/0, ::1, true",
        "::/0, 127.0.0.1, false",
        "::/0, ::ffff:127.0.0.1, false",
        "64:ff9b::/96, 64:ff9b::10.1.2.3, true",
    })
    void anAllowedRangePasses(String range, String address, boolean passes) throws Exception {
        AddressGuard guard = new AddressGuard(Set.of(), List.of(AddressRange.parse(range)));

        assertThat(passes(guard, address)).isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nas.local",
                "192.168.6.0/33",
                "192.168.6.0/-1",
                "192.168.6/24",
                "::1/129",
                "1.2.3.4/x",
                "010.0.0.1",
                "0x7f.0.0.1",
                "256.1.1.1",
                "127.1",
                "::ffff:10.0.0.0/95",
                "::ffff:10.0.0.0/129",
                "fe80::1%1"
            })
    void whatIsNoRangeIsSaidSo(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost", "127.0.0.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0177.0.0.1",
                "0x7f000001", "0x7f.1", "0X7F.0.0.1", "017700000001", "127.0.0.1.", "2130706433.", "%31%32%37.0.0.1",
                "127%2e1", "１２７.0.0.1", "１２７。０。０。１", "①②⑦.1", "00000000000000177.0.1"
            })
    void noConnectionIsMadeToARefusedHost(String host) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            OkHttpClient client = HttpClients.create(HttpSettings.withDefaults("test"), strict, new OpenCalls());

            assertThatThrownBy(() -> get(client, "http://" + host + ":" + server.getPort() + "/feed"))
                    .isInstanceOfSatisfying(AddressRefused.class, refused -> {
                        assertThat(refused).hasMessageContaining("loopback");
                        assertThat(refused.hint()).contains("--allow-net ");
                    });
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void aRedirectLeavesTheTypedHost() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            OkHttpClient client = HttpClients.create(
                    HttpSettings.withDefaults("test"),
                    new AddressGuard(Set.of("localhost"), List.of()),
                    new OpenCalls());
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", "http://127.0.0.2:" + server.getPort() + "/secret")
                    .build());

            assertThatThrownBy(() -> get(client, "http://localhost:" + server.getPort() + "/feed"))
                    .isInstanceOf(AddressRefused.class)
                    .hasMessageContaining("127.0.0.2");
            assertThat(server.getRequestCount()).isOne();
        }
    }

    /** Fault F12: wherever a public host sends us, also by names of an address that only look like one. */
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/, loopback",
        "http://127.1/, loopback",
        "http://2130706433/, loopback",
        "http://localhost/, loopback",
        "http://0.0.0.0/, this network",
        "http://10.0.0.1/, private",
        "http://172.16.0.1/, private",
        "http://192.168.1.1/, private",
        "http://169.254.169.254/latest/meta-data/, link-local",
        "http://100.64.0.1/, carrier-grade NAT",
        "http://224.0.0.1/, multicast",
        "http://255.255.255.255/, broadcast",
        "http://[::1]/, loopback",
        "http://[::]/, unspecified",
        "http://[fe80::1]/, link-local",
        "http://[fd00::1]/, private",
        "http://[ff02::1]/, multicast",
        "http://[::ffff:127.0.0.1]/, loopback",
        "http://[::ffff:10.0.0.1]/, private",
        "http://[64:ff9b::127.0.0.1]/, loopback",
        "http://[64:ff9b::a00:1]/, private",
        "http://[64:ff9b:1::1]/, private NAT64",
        "http://[2002:a00:1::1]/, private",
        "http://[::127.0.0.1]/, loopback",
    })
    void aRedirectInsideIsRefusedByName(String target, String kind) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start(InetAddress.getByName("127.0.0.3"), 0);
            OkHttpClient client = HttpClients.create(
                    HttpSettings.withDefaults("test"),
                    new AddressGuard(Set.of("127.0.0.3"), List.of()),
                    new OpenCalls());
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .setHeader("Location", target)
                    .build());

            assertThatThrownBy(() -> get(client, "http://127.0.0.3:" + server.getPort() + "/feed"))
                    .isInstanceOfSatisfying(AddressRefused.class, refused -> {
                        assertThat(refused).hasMessageEndingWith(": " + kind + " address");
                        assertThat(refused.hint()).startsWith("if that is intended, allow it with --allow-net ");
                    });
            assertThat(server.getRequestCount()).isOne();
        }
    }

    /** Fault F13: a name that means another machine at every look. What was checked is what is connected to. */
    @Test
    void aNameIsAskedForOnceAndEveryAnswerIsChecked() throws Exception {
        Deque<List<InetAddress>> answers = new ArrayDeque<>(
                List.of(addresses("1.1.1.1"), addresses("192.168.1.1"), addresses("1.1.1.1 192.168.1.1")));
        GuardedDns dns = new GuardedDns(strict, name -> answers.remove());

        assertThat(dns.lookup("rebinding.example")).isEqualTo(addresses("1.1.1.1"));
        assertThat(answers).hasSize(2);
        assertThatThrownBy(() -> dns.lookup("rebinding.example")).isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> dns.lookup("rebinding.example"))
                .isInstanceOf(AddressRefused.class)
                .hasMessage("refused to connect to rebinding.example (192.168.1.1): private address");
    }

    /** Resolvers hand out such addresses as IPv6, though connections to them are made over IPv4. */
    @ParameterizedTest
    @ValueSource(strings = {"::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::127.0.0.1", "2002:7f00:1::", "::1"})
    void noConnectionIsMadeToANameForSuchAnAddress(String address) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start(InetAddress.getLoopbackAddress(), 0);
            OkHttpClient client = HttpClients.create(HttpSettings.withDefaults("test"), strict, new OpenCalls())
                    .newBuilder()
                    .dns(name -> addresses(address))
                    .build();

            assertThatThrownBy(() -> get(client, "http://evil.example:" + server.getPort() + "/feed"))
                    .isInstanceOfSatisfying(AddressRefused.class, refused -> {
                        assertThat(refused).hasMessageEndingWith("): loopback address");
                        AddressRange hinted = AddressRange.parse(
                                refused.hint().substring(refused.hint().lastIndexOf(' ')));
                        assertThat(hinted.contains(Addresses.raw(address))).isTrue();
                    });
            assertThat(server.getRequestCount()).isZero();
        }
    }

    /** The same name, another port: where the public address is closed, nobody may end at the private one. */
    @Test
    void aTypedNameDoesNotLeadInsideThroughAClosedPort() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start(InetAddress.getLoopbackAddress(), 0);
            OkHttpClient client = HttpClients.create(
                            HttpSettings.withDefaults("test"),
                            new AddressGuard(Set.of("127.0.0.9", "feed.example"), List.of()),
                            new OpenCalls())
                    .newBuilder()
                    // a public one of the documentation, to which nothing is ever sent: it is left out before
                    .dns(name -> addresses("127.0.0.1 203.0.113.7"))
                    .connectTimeout(Duration.ofMillis(200))
                    .build();

            assertThatThrownBy(() -> get(client, "http://feed.example:" + server.getPort() + "/feed"))
                    .isInstanceOf(IOException.class);
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.3.4.5", "256.1", "4294967296", "foo.0x7f", "foo.1", "08.1", "1.2.3.256", "0x7f.1.2.3.4"})
    void whatEndsInANumberAndIsNoAddressIsRefused(String host) {
        OkHttpClient client = HttpClients.create(HttpSettings.withDefaults("test"), strict, new OpenCalls());

        assertThatThrownBy(() -> get(client, "http://" + host + "/feed"))
                .isInstanceOf(AddressRefused.class)
                .hasMessage("refused to connect to " + host + ": not an IPv4 address");
    }

    @Test
    void connectionsToACheckedNameAreKept() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start(InetAddress.getLoopbackAddress(), 0);
            OkHttpClient client = HttpClients.create(
                    HttpSettings.withDefaults("test"),
                    new AddressGuard(Set.of("localhost"), List.of()),
                    new OpenCalls());
            for (int i = 0; i < 2; i++) {
                server.enqueue(new MockResponse.Builder().body("x").build());
                assertThat(get(client, "http://localhost:" + server.getPort() + "/feed"))
                        .isEqualTo(200);
            }

            assertThat(server.takeRequest().getConnectionIndex()).isZero();
            assertThat(server.takeRequest().getConnectionIndex()).isZero();
        }
    }

    private static int get(OkHttpClient client, String url) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }
}
