package org.seedcast.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {
    @ParameterizedTest
    @CsvSource({
        "http://my_host.example/a, my_host.example",
        "http://user:pass@my_host.example:8080/a, my_host.example",
        "http://bücher.example/, xn--bcher-kva.example",
        "http://BÜCHER.example/, xn--bcher-kva.example",
        "http://b%C3%BCcher.example/, xn--bcher-kva.example",
        "http://bu\u0308cher.example/, xn--bcher-kva.example",
        "http://пример.испытание/, xn--e1afmkfd.xn--80akhbyknj4f",
        "http://例え.jp/, xn--r8jz45g.jp",
        "http://例え。jp/, xn--r8jz45g.jp",
        "http://straße.example/, xn--strae-oqa.example",
        "http://σίσυφος.example/, xn--kxa6ajbbmh.example",
        "http://💩.example/, xn--ls8h.example",
        "http://-edge-.example/, -edge-.example",
        "http://_dmarc.Example./, _dmarc.example.",
        "http://EXAMPLE.com:80/, example.com",
        "http://[2001:DB8::1]:6969/, 2001:db8::1",
        "udp://[fe80::1%25eth0]:6969, fe80::1%eth0",
        "http://0x7f.1/, 0x7f.1",
        "udp://my_tracker:6969, my_tracker",
    })
    void aHostIsReadInEveryAlphabet(String address, String host) {
        assertThat(Authority.of(URI.create(address)).map(Authority::host)).contains(host);
    }

    /** Connections are made to what OkHttp reads; it may be no other host than the one that was judged. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "my_host.example",
                "bücher.example",
                "пример.испытание",
                "例え。jp",
                "straße.example",
                "faß.de",
                "💩.la",
                "ΣΊΣΥΦΟΣ.example",
                "נטפליקס.example",
                "क्‍ष.example",
                "ﬁsh.example",
                "a\u00adb.example",
                "x.example.",
                "Ⅷ.example",
                "ｅｘａｍｐｌｅ.com",
                "xn--bcher-kva.example",
                "ẞ.example",
                "żółć.pl",
                "ไทย.example",
            })
    void okHttpReadsTheSameHost(String host) {
        assertThat(HostName.parse(host))
                .contains(HttpUrl.parse("http://" + host + "/").host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:a@b.example", "/relative", "http:///path", "file:/a", "http://host:port/", "http://h:99999/",
                "http://h:9999999999/", "http://a..b/", "http://./", "http://a%20b/", "http://a%2Fb/", "http://%FF/",
                "http://u:p@/", "http://a:1:2/", "http://\ue000.example/",
            })
    void anAddressThatNobodyCouldCallHasNone(String address) {
        assertThat(Authority.of(URI.create(address))).isEmpty();
    }

    @Test
    void aLabelThatNoResolverTakesIsNoHost() {
        assertThat(HostName.parse("a".repeat(64) + ".example")).isEmpty();
        assertThat(HostName.parse("ü".repeat(63) + ".example")).isEmpty();
        assertThat(HostName.parse("a".repeat(63) + ".example")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:pass@my_host/, user:pass",
        "http://user:pass@bücher.example/, user:pass",
        "http://user@my_host:80/, user",
        "http://u:p@ss@my_host/, u:p@ss",
        "http://@my_host/, ''",
        "http://user:pass@example.com/, user:pass",
    })
    void theUserIsSeenWhateverTheHost(String address, String user) {
        assertThat(Authority.of(URI.create(address)).flatMap(Authority::userInfo))
                .contains(user);
        assertThat(Authority.hasUserInfo(URI.create(address))).isTrue();
    }

    @Test
    void aUserIsSeenAlsoBeforeAHostThatIsNone() {
        assertThat(Authority.hasUserInfo(URI.create("http://u:p@h:port/"))).isTrue();
        assertThat(Authority.hasUserInfo(URI.create("http://my_host/@me"))).isFalse();
        assertThat(Authority.hasUserInfo(URI.create("mailto:a@b.example"))).isFalse();
    }

    @Test
    void thePortIsTheOneWritten() {
        assertThat(Authority.of(URI.create("udp://my_host:6969/")))
                .contains(new Authority(Optional.empty(), "my_host", OptionalInt.of(6969)));
        assertThat(Authority.of(URI.create("http://my_host:/")).orElseThrow().port())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://bücher.example/ä?b=ü, http://xn--bcher-kva.example/ä?b=ü",
        "http://u:p@bücher.example:81/a, http://u:p@xn--bcher-kva.example:81/a",
        "udp://b%C3%BCcher.example:6969, udp://xn--bcher-kva.example:6969",
        "http://my_host/, http://my_host/",
        "http://[2001:db8::1]:80/a, http://[2001:db8::1]:80/a",
        "udp://[fe80::1%25eth0]:6969, udp://[fe80::1%25eth0]:6969",
        "HTTP://HTTP/http, HTTP://http/http",
    })
    void inAsciiOnlyTheHostIsAnotherOne(String address, String ascii) {
        assertThat(Authority.ascii(URI.create(address))).contains(URI.create(ascii));
    }

    @Test
    void whatIsShownHoldsNoPassword() {
        assertThat(Authority.of(URI.create("http://u:p@My_Host:8080/x"))).hasToString("Optional[my_host:8080]");
    }
}
