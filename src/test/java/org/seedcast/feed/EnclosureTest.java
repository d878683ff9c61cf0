package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnclosureTest {
    private static Enclosure at(String url) {
        return new Enclosure(URI.create(url), Optional.empty(), OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x.mp3, https://a.example/x.mp3",
        "http://A.Example/X.mp3, https://a.example/X.mp3",
        "http://a.example:80/x.mp3#t=10, https://a.example/x.mp3",
        "https://a.example:8443/x.mp3, https://a.example:8443/x.mp3",
        "https://me:pw@a.example/x.mp3, https://a.example/x.mp3",
        "https://a.example, https://a.example/",
        "https://a.example/x.mp3?id=3, https://a.example/x.mp3?id=3",
        "https://a.example/x.mp3?b=2&a=1, https://a.example/x.mp3?b=2&a=1",
        "https://a.example/x.mp3?utm_source=rss&id=3&token=t, https://a.example/x.mp3?id=3",
        "https://a.example/x.mp3?Expires=1&Signature=s&Key-Pair-Id=k, https://a.example/x.mp3",
        "https://a.example/x.mp3?X-Amz-Date=1&X-Amz-Signature=2, https://a.example/x.mp3",
        "https://a.example/x.mp3?, https://a.example/x.mp3",
        "https://www.podtrac.com/pts/redirect.mp3/a.example/x.mp3, https://a.example/x.mp3",
        "https://dts.podtrac.com/redirect.m4a/a.example/x.m4a, https://a.example/x.m4a",
        "https://op3.dev/e/a.example/x.mp3, https://a.example/x.mp3",
        "'https://op3.dev/e,pg=00-11/a.example/x.mp3', https://a.example/x.mp3",
        "https://op3.dev/e/https://a.example/x.mp3, https://a.example/x.mp3",
        "https://chtbl.com/track/AB12/a.example/x.mp3, https://a.example/x.mp3",
        "https://chrt.fm/track/AB12/pdst.fm/e/a.example/x.mp3, https://a.example/x.mp3",
        "https://pscrb.fm/rss/p/mgln.ai/e/12/a.example/x.mp3, https://a.example/x.mp3",
        "https://media.blubrry.com/show/a.example/x.mp3, https://a.example/x.mp3",
        "https://media.blubrry.com/show/p/a.example/x.mp3, https://a.example/x.mp3",
        "https://media.blubrry.com/show/x.mp3, https://media.blubrry.com/show/x.mp3",
        "https://counter.example/e/https://a.example/x.mp3?v=2, https://a.example/x.mp3?v=2",
        "https://counter.example/play/1/https%3A%2F%2Fa.example%2F2020%2Fx.mp3, https://a.example/2020/x.mp3",
        "https://a.example/whttps://b.example/x.mp3, https://a.example/whttps://b.example/x.mp3",
        "https://a.example/x.mp3?src=https://b.example/y, https://a.example/x.mp3?src=https://b.example/y",
        "magnet:?xt=urn:btih:ab, magnet:?xt=urn:btih:ab",
    })
    void addressesOfOneFileHaveOneForm(String url, String canonical) {
        assertThat(at(url).canonicalUrl()).isEqualTo(canonical);
        assertThat(at(canonical).canonicalUrl()).as("stays as it is").isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x.mp3, mp3",
        "https://a.example/x.MP3?y=z.ogg, mp3",
        "https://a.example/x.tar.gz, gz",
        "https://a.example/noext,",
        "https://a.example/x.,",
        "https://a.example/x.toolong,",
        "https://a.example/v1.2/x,",
        "https://a.example,",
        "magnet:?xt=x.mp3,",
    })
    void theExtensionEndsThePath(String url, String extension) {
        assertThat(at(url).extension()).isEqualTo(Optional.ofNullable(extension));
    }
}
