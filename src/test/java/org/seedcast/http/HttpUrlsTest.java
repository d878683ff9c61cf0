package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlsTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/x.mp3, https://a.example/x.mp3",
        "'  https://a.example/x.mp3\n', https://a.example/x.mp3",
        "https://a.example/my song.mp3, https://a.example/my%20song.mp3",
        "https://a.example/caf\u00e9.mp3, https://a.example/caf%C3%A9.mp3",
        "https://a.example/\ud83c\udfa7.mp3, https://a.example/%F0%9F%8E%A7.mp3",
        "https://a.example/x[1].mp3, https://a.example/x%5B1%5D.mp3",
        "https://a.example/100%.mp3, https://a.example/100%25.mp3",
        "https://a.example/x?q=a|b, https://a.example/x?q=a%7Cb",
        "HTTP://A.example:80/x, http://a.example/x",
        "https://b\u00fccher.example/x, https://xn--bcher-kva.example/x",
        "https://a.example/x#\u00e9 \u00a0#%, https://a.example/x#%C3%A9%20%C2%A0%23%25",
        "http://[::1]:1/x, http://[::1]:1/x",
        "http://my_host.example/x, http://my_host.example/x",
        "http://0%@h.example/, http://0%25@h.example/",
        "http://u:p%@h.example/%?%=%#%, http://u:p%25@h.example/%25?%25=%25#%25",
        "http://h.example/%zz%, http://h.example/%25zz%25",
        "http://h.example/?????, http://h.example/?????",
        "http://h.example/\ud800, http://h.example/%3F",
        "magnet:?xt=urn:btih:ab, magnet:?xt=urn:btih:ab",
        "ftp://a.example/a b, ftp://a.example/a%20b",
        "javascript:alert(1), javascript:alert(1)",
        "data:audio/mpeg;base64, data:audio/mpeg;base64",
    })
    void readsWhatFeedsWrite(String text, String url) {
        assertThat(HttpUrls.parse(text)).contains(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "x.mp3", "/x.mp3", "//a.example/x", "http://", "http://a b/x", "::", "http:"})
    void whatIsNoAbsoluteUrlIsEmpty(String text) {
        assertThat(HttpUrls.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/f/feed.xml, x.mp3, https://a.example/f/x.mp3",
        "https://a.example/f/feed.xml, ../my x.mp3, https://a.example/my%20x.mp3",
        "https://a.example/f/feed.xml, //b.example/x, https://b.example/x",
        "https://a.example/f/feed.xml, http://b.example/x, http://b.example/x",
        "https://a.example/f/feed.xml, magnet:?xt=1, magnet:?xt=1",
        "file:///srv/feed.xml, x y.mp3, file:///srv/x%20y.mp3",
        "file:///srv/feed.xml, ../etc/passwd, file:///etc/passwd",
        "file:///srv/feed.xml, https://b.example/x, https://b.example/x",
    })
    void resolvesRelativeOnes(String base, String text, String url) {
        assertThat(HttpUrls.resolve(URI.create(base), text).map(URI::toString).map(HttpUrlsTest::threeSlashes))
                .contains(url);
    }

    /** Java writes {@code file:/x} for {@code file:///x}; it is the same. */
    private static String threeSlashes(String url) {
        return url.replaceFirst("^file:/(?!/)", "file:///");
    }

    /** OkHttp takes some that the JDK does not, in every part of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s@h.example/",
                "u:%s@h.example/",
                "%s/",
                "h%s.example/",
                "h.example/%s",
                "h.example/?%s",
                "h.example/#%s",
                "h.example:%s/",
                "[%s]/",
                "[::1%s]/"
            })
    void noTextThrows(String place) {
        for (int c = 0; c < 0x180; c++) {
            for (String text :
                    List.of(Character.toString(c), "0" + (char) c, (char) c + "%", "%" + (char) c, "%4" + (char) c)) {
                for (String address : List.of("http://" + place.formatted(text), "//" + place.formatted(text), text)) {
                    for (String base : List.of("http://a.example/feed", "file:///srv/feed.xml", "urn:x")) {
                        HttpUrls.resolve(URI.create(base), address)
                                .ifPresent(url -> assertThat(url.getScheme()).isNotEmpty());
                    }
                    HttpUrls.parse(address)
                            .filter(url -> url.toString().startsWith("http:"))
                            .ifPresent(url -> assertThat(HttpUrl.parse(url.toString()))
                                    .as("a request can be made to %s", url)
                                    .isNotNull());
                }
            }
        }
    }
}
