package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard strict = new AddressGuard(Set.of(), List.of());

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "127.255.0.9, loopback",
        "0.0.0.0, this network",
        "0.1.2.3, this network",
        "10.0.0.1, private",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.168.1.1, private",
        "169.254.169.254, link-local",
        "100.64.0.1, carrier-grade NAT",
        "100.127.255.255, carrier-grade NAT",
        "224.0.0.1, multicast",
        "239.255.255.250, multicast",
        "240.0.0.1, reserved",
        "255.255.255.255, broadcast",
        "::, unspecified",
        "::1, loopback",
        "fe80::1, link-local",
        "fc00::1, private",
        "fdff::1, private",
        "ff02::1, multicast",
        "::ffff:127.0.0.1, loopback",
        "::ffff:10.1.2.3, private",
        "::127.0.0.1, loopback",
        "64:ff9b::7f00:1, loopback",
        "64:ff9b::a9fe:a9fe, link-local",
        "64:ff9b:1::1, private NAT64",
        "2002:7f00:1::1, loopback",
        "2002:c0a8:101::, private",
    })
    void namesWhatNoPublicHostHas(String address, String kind) throws Exception {
        assertThat(strict.refusal("feeds.example", InetAddress.getByName(address)))
                .hasValueSatisfying(
                        message -> assertThat(message).contains("feeds.example").endsWith(": " + kind + " address"));
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
                "192.167.255.255",
                "203.0.113.7",
                "223.255.255.255",
                "2606:4700::1111",
                "2002:0101:0101::1",
                "64:ff9b::101:101",
            })
    void passesThePublicInternet(String address) throws Exception {
        assertThat(strict.refusal("feeds.example", InetAddress.getByName(address)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nas.local, nas.local, 192.168.6.2, true",
        "NAS.local, nas.LOCAL, 192.168.6.2, true",
        "[::1], ::1, ::1, true",
        "::1, [::1], ::1, true",
        "nas.local, other.local, 192.168.6.2, false",
        "nas.local, 192.168.6.2, 192.168.6.2, false",
    })
    void aTypedHostIsThatHostAndNoOther(String typed, String host, String address, boolean passes) throws Exception {
        AddressGuard guard = new AddressGuard(Set.of(typed), List.of());

        assertThat(guard.refusal(host, InetAddress.getByName(address)).isEmpty())
                .isEqualTo(passes);
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
    })
    void anAllowedRangePasses(String range, String address, boolean passes) throws Exception {
        AddressGuard guard = new AddressGuard(Set.of(), List.of(AddressRange.parse(range)));

        assertThat(guard.refusal("x.example", InetAddress.getByName(address)).isEmpty())
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nas.local", "192.168.6.0/33", "192.168.6.0/-1", "192.168.6/24", "::1/129", "1.2.3.4/x"})
    void whatIsNoRangeIsSaidSo(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]"})
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
                    .setHeader("Location", "http://127.0.0.1:" + server.getPort() + "/secret")
                    .build());

            assertThatThrownBy(() -> get(client, "http://localhost:" + server.getPort() + "/feed"))
                    .isInstanceOf(AddressRefused.class)
                    .hasMessageContaining("127.0.0.1");
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
                        assertThat(refused.hint()).startsWith("if it is meant, allow it with --allow-net ");
                    });
            assertThat(server.getRequestCount()).isOne();
        }
    }

    /** Fault F13: a name that means another machine at every look. What was checked is what is connected to. */
    @Test
    void aNameIsAskedForOnceAndEveryAnswerIsChecked() throws Exception {
        InetAddress outside = InetAddress.getByName("203.0.113.7");
        InetAddress inside = InetAddress.getByName("192.168.1.1");
        Deque<List<InetAddress>> answers =
                new ArrayDeque<>(List.of(List.of(outside), List.of(inside), List.of(outside, inside)));
        GuardedDns dns = new GuardedDns(strict, EnvironmentProxies.NONE, name -> answers.remove());

        assertThat(dns.lookup("rebinding.example")).containsExactly(outside);
        assertThat(answers).hasSize(2);
        assertThatThrownBy(() -> dns.lookup("rebinding.example")).isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> dns.lookup("rebinding.example"))
                .isInstanceOf(AddressRefused.class)
                .hasMessage("refused to connect to rebinding.example (192.168.1.1): private address");
    }

    private static int get(OkHttpClient client, String url) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }
}
