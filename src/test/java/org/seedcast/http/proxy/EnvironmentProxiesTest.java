package org.seedcast.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.http.Addresses;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.Logins;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.http.guard.AddressRefused;

@Timeout(120)
class EnvironmentProxiesTest {
    private final MockWebServer proxy = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        proxy.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private static String proxyFor(Map<String, String> environment, String url) {
        Proxy proxy = EnvironmentProxies.of(environment).select(HttpUrl.get(url));
        return proxy.type() == Proxy.Type.DIRECT ? "" : proxy.type() + " " + proxy.address();
    }

    @ParameterizedTest
    @CsvSource({
        "http_proxy, p.example:3128, http://a.example/, HTTP p.example/<unresolved>:3128",
        "http_proxy, http://u:p@p.example:3128/, http://a.example/, HTTP p.example/<unresolved>:3128",
        "http_proxy, http://p.example, http://a.example/, HTTP p.example/<unresolved>:1080",
        "http_proxy, http://p.example:80, http://a.example/, HTTP p.example/<unresolved>:80",
        "http_proxy, p.example:3128, https://a.example/, ''",
        "HTTP_PROXY, p.example:3128, http://a.example/, ''",
        "https_proxy, p.example:3128, https://a.example/, HTTP p.example/<unresolved>:3128",
        "HTTPS_PROXY, p.example:3128, https://a.example/, HTTP p.example/<unresolved>:3128",
        "ALL_PROXY, socks5h://p.example:9050, https://a.example/, SOCKS p.example/<unresolved>:9050",
        "all_proxy, socks5://p.example, http://a.example/, SOCKS p.example/<unresolved>:1080",
        "http_proxy, '', http://a.example/, ''",
        "http_proxy, p.example:3128, http://my_host.example/, HTTP p.example/<unresolved>:3128",
        "https_proxy, p.example:3128, https://пример.испытание/, HTTP p.example/<unresolved>:3128",
    })
    void isChosenByTheVariablesOfCurl(String name, String value, String url, String expected) {
        assertThat(proxyFor(Map.of(name, value), url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*, a.example, false",
        "a.example, a.example, false",
        "A.Example, a.example, false",
        "a.example, www.a.example, false",
        ".a.example, www.a.example, false",
        ".a.example, a.example, false",
        "*.a.example, www.a.example, false",
        "a.example, ba.example, true",
        "'x.example, a.example', a.example, false",
        "'x.example a.example', a.example, false",
        "a.example:80, a.example, false",
        "a.example:81, a.example, true",
        "127.0.0.1, 127.0.0.1, false",
        "127.0.0.0/8, 127.1.2.3, false",
        "10.0.0.0/8, 127.1.2.3, true",
        "10.0.0.0/8, a.example, true",
        "a.example, www.a.example., false",
        "a.example., a.example, false",
        "my_host.example, my_host.example, false",
        "my_host.example, a.my_host.example, false",
        "my_host.example, other_host.example, true",
        "bücher.example, BÜCHER.example, false",
        ".bücher.example, www.bücher.example, false",
        "*.bücher.example:80, www.xn--bcher-kva.example, false",
        "xn--bcher-kva.example, bücher.example, false",
        "'', a.example, true",
    })
    void noProxyIsTakenWhereNoneIsWanted(String pattern, String host, boolean proxied) {
        Map<String, String> environment = Map.of("http_proxy", "p.example:3128", "no_proxy", pattern);

        assertThat(!proxyFor(environment, "http://" + host + "/").isEmpty()).isEqualTo(proxied);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://p.example", "https://p.example", "http://", "socks5://u:p@p.example", "a b"})
    void whatIsNoProxyIsNamed(String value) {
        assertThatThrownBy(() -> EnvironmentProxies.of(Map.of("https_proxy", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot use the proxy of https_proxy: ");
    }

    @Test
    void rubbishIsNamedToo() {
        Random random = new Random(1);
        String characters = "htp:/@.socks5[]%# a1\u00e9\n";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder value = new StringBuilder();
            for (int left = random.nextInt(20); left > 0; left--) {
                value.append(characters.charAt(random.nextInt(characters.length())));
            }
            try {
                assertThat(EnvironmentProxies.of(Map.of("all_proxy", value.toString(), "no_proxy", value.toString())))
                        .isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("cannot use the proxy of all_proxy: ");
            }
        }
    }

    private OkHttpClient client(String user, String noProxy, String... typedHosts) {
        return HttpClients.create(
                HttpSettings.withDefaults("test"),
                new AddressGuard(Set.of(typedHosts), List.of()),
                new OpenCalls(),
                Logins.NONE,
                EnvironmentProxies.of(
                        Map.of("http_proxy", "http://" + user + "127.0.0.1:" + proxy.getPort(), "no_proxy", noProxy)));
    }

    private static int get(OkHttpClient client, String url) throws IOException {
        try (Response response =
                client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.code();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://unknown.invalid, http://unknown.invalid",
        "http://my_host.invalid, http://my_host.invalid",
        "http://bücher.invalid, http://xn--bcher-kva.invalid",
        "http://例え.invalid:8080, http://xn--r8jz45g.invalid:8080",
        "http://-edge-.invalid, http://-edge-.invalid",
        "http://my_host.invalid., http://my_host.invalid.",
    })
    void asksTheProxyWhereverItIs(String server, String asked) throws Exception {
        proxy.enqueue(new MockResponse.Builder().body("media").build());

        assertThat(get(client("", ""), server + "/a.mp3")).isEqualTo(200);

        RecordedRequest request = proxy.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.getRequestLine()).startsWith("GET " + asked + "/a.mp3 ");
        assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void tellsTheProxyNoFragment() throws Exception {
        proxy.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "/b#there")
                .build());
        proxy.enqueue(new MockResponse.Builder().build());

        get(client("", ""), "http://unknown.invalid/a?b=c#here");

        assertThat(proxy.takeRequest(5, TimeUnit.SECONDS).getRequestLine())
                .isEqualTo("GET http://unknown.invalid/a?b=c HTTP/1.1");
        assertThat(proxy.takeRequest(5, TimeUnit.SECONDS).getRequestLine())
                .isEqualTo("GET http://unknown.invalid/b HTTP/1.1");
    }

    @Test
    void showsItsPasswordToTheProxy() throws Exception {
        proxy.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                .build());
        proxy.enqueue(new MockResponse.Builder().body("media").build());

        assertThat(get(client("me:pw@", ""), "http://unknown.invalid/a.mp3")).isEqualTo(200);

        proxy.takeRequest(5, TimeUnit.SECONDS);
        RecordedRequest second = proxy.takeRequest(5, TimeUnit.SECONDS);
        assertThat(second).isNotNull();
        assertThat(second.getHeaders().get("Proxy-Authorization")).isEqualTo(Credentials.basic("me", "pw"));
    }

    /** A proxy would reach the machines around it for anybody who asks. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/x",
                "http://localhost/x",
                "http://10.1.2.3/x",
                "http://[::1]/x",
                "http://[::ffff:192.168.1.1]/x",
                "http://169.254.169.254/latest/meta-data",
                "http://2130706433/x",
                "http://0177.0.0.1/x",
                "http://0300.0250.1/x",
                "http://0x7f000001/x",
                "http://0x7f.1/x",
                "http://127.1/x",
                "http://127.0.0.1./x",
                "http://%31%32%37.0.0.1/x",
                "http://１２７.0.0.1/x",
                "http://[64:ff9b::7f00:1]/x",
                "http://[::ffff:0:7f00:1]/x",
                "http://1.2.3.4.5/x",
                "http://0x7f.example.1/x",
            })
    void machinesInsideAreRefusedBehindAProxyToo(String url) {
        assertThatThrownBy(() -> get(client("", ""), url)).isInstanceOf(AddressRefused.class);
        assertThat(proxy.getRequestCount()).isZero();
    }

    /** Some proxies read {@code 010} as eight, some as ten. */
    @Test
    void aProxySeesAddressesInTheirUsualForm() throws Exception {
        proxy.enqueue(new MockResponse.Builder().body("media").build());

        assertThat(get(client("", ""), "http://010.0x0.1:8080/a.mp3")).isEqualTo(200);

        assertThat(proxy.takeRequest().getRequestLine()).startsWith("GET http://8.0.0.1:8080/a.mp3 ");
    }

    /** Each row: what the typed name means here at one look after the other, and whether the proxy is asked for it. */
    @ParameterizedTest
    @CsvSource({
        "1.1.1.1, asked",
        "10.0.0.5, asked",
        "10.0.0.5 127.0.0.1, asked",
        "-, asked",
        // which of them it would take is not for us to say
        "1.1.1.1 10.0.0.5, refused",
        "1.1.1.1 ::ffff:10.0.0.5, refused",
        "1.1.1.1 / 10.0.0.5, asked refused",
        "10.0.0.5 / 10.0.0.6, asked refused",
        "10.0.0.5 / 10.0.0.5, asked asked",
        "- / 10.0.0.5, asked refused",
    })
    void aTypedNameIsMeantBehindAProxyToo(String looks, String expected) throws Exception {
        Deque<String> left = new ArrayDeque<>(List.of(looks.split(" / ", -1)));
        OkHttpClient client = client("", "", "feed.example")
                .newBuilder()
                .dns(name -> {
                    String look = name.equals("feed.example") ? left.remove() : name;
                    if (look.equals("-")) {
                        throw new UnknownHostException(name);
                    }
                    return Arrays.stream(look.split(" ", -1))
                            .map(Addresses::raw)
                            .toList();
                })
                .build();
        List<String> outcomes = new ArrayList<>();
        while (!left.isEmpty()) {
            proxy.enqueue(new MockResponse.Builder().body("media").build());
            try {
                outcomes.add(get(client, "http://feed.example/feed.xml") == 200 ? "asked" : "failed");
            } catch (AddressRefused e) {
                outcomes.add("refused");
            }
        }

        assertThat(String.join(" ", outcomes)).isEqualTo(expected);
    }

    /** The address of the proxy is known to be fine as a proxy, and not as the host of a file. */
    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", "localhost"})
    void theProxyItselfIsNoHostOfMedia(String noProxy) {
        assertThatThrownBy(() -> get(client("", noProxy), "http://127.0.0.1:" + proxy.getPort() + "/x"))
                .isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> get(client("", noProxy), "http://localhost:" + proxy.getPort() + "/x"))
                .isInstanceOf(AddressRefused.class);
        assertThat(proxy.getRequestCount()).isZero();
    }
}
