package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    private static String of(String url) {
        return CanonicalUrl.of(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "http://A.Example/Ep/1.MP3, https://a.example/Ep/1.MP3",
        "HTTPS://a.example/1.mp3, https://a.example/1.mp3",
        "http://a.example:80/1.mp3, https://a.example/1.mp3",
        "https://a.example:443/1.mp3, https://a.example/1.mp3",
        "https://a.example:8443/1.mp3, https://a.example:8443/1.mp3",
        "https://me:secret@a.example/1.mp3, https://a.example/1.mp3",
        "https://a.example/1.mp3#t=30, https://a.example/1.mp3",
        "https://a.example, https://a.example/",
        "https://a.example/1.mp3?, https://a.example/1.mp3",
        "https://a.example/get?b=2&a=1, https://a.example/get?b=2&a=1",
        "magnet:?xt=urn:btih:ab, magnet:?xt=urn:btih:ab",
        "file:///a/1.mp3, file:///a/1.mp3",
    })
    void hasOneForm(String url, String canonical) {
        assertThat(of(url)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.podtrac.com/pts/redirect.mp3/a.example/1.mp3",
                "https://dts.podtrac.com/redirect.mp3/a.example/1.mp3",
                "http://www.podtrac.com/pts/redirect.mp3?http://a.example/1.mp3",
                "http://www.podtrac.com/pts/redirect.mp3?http%3A%2F%2Fa.example%2F1.mp3",
                "https://op3.dev/e/a.example/1.mp3",
                "https://op3.dev/e,pg=9b024349-ccf0-5f69-a609-6b82873eab3c/a.example/1.mp3",
                "https://op3.dev/e/https://a.example/1.mp3",
                "https://chtbl.com/track/ABC123/a.example/1.mp3",
                "https://chrt.fm/track/ABC123/a.example/1.mp3",
                "https://tracking.swap.fm/track/x-1/a.example/1.mp3",
                "https://pdst.fm/e/a.example/1.mp3",
                "https://prfx.byspotify.com/e/a.example/1.mp3",
                "https://pscrb.fm/rss/p/a.example/1.mp3",
                "https://verifi.podscribe.com/rss/p/a.example/1.mp3",
                "https://mgln.ai/e/12/a.example/1.mp3",
                "https://arttrk.com/p/ABC/a.example/1.mp3",
                "https://claritaspod.com/measure/a.example/1.mp3",
                "https://clrtpod.com/m/a.example/1.mp3",
                "https://pfx.vpixl.com/6qj4J/a.example/1.mp3",
                "https://media.blubrry.com/show/a.example/1.mp3",
                "https://media.blubrry.com/show/p/a.example/1.mp3",
                "https://p.podderapp.com/123/a.example/1.mp3",
                "https://2.gum.fm/a.example/1.mp3",
                "https://2.gum.fm/s-5e8/a.example/1.mp3",
                "https://r.zen.ai/r/a.example/1.mp3",
                "https://count.example/e/https://a.example/1.mp3",
                "https://count.example/e/https%3A%2F%2Fa.example%2F1.mp3",
                "https://pdst.fm/e/chtbl.com/track/X/op3.dev/e/a.example/1.mp3?utm_source=rss",
            })
    void countersAreLeftOut(String url) {
        assertThat(of(url)).isEqualTo("https://a.example/1.mp3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://op3.dev/e/1.mp3",
                "https://pdst.fm/e/",
                "https://a.example/op3.dev/e/b.example/1.mp3",
                "https://chtbl.com/track/a.example/1.mp3",
                "https://a.example/get?url=https://b.example/1.mp3",
            })
    void whatIsNoCounterStays(String url) {
        assertThat(of(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utm_source=rss&utm_medium=feed",
                "UTM_Source=rss",
                "fbclid=1",
                "_=1617",
                "_from=feed",
                "awCollectionId=1&awEpisodeId=2",
                "modified=99",
                "updated=99",
                "nocache=1",
                "token=abc",
                "auth=abc",
                "access_token=abc",
                "Expires=1&Signature=s&Key-Pair-Id=k",
                "X-Amz-Date=1&X-Amz-Signature=2",
            })
    void parametersThatSayWhoAsksAreLeftOut(String query) {
        assertThat(of("https://a.example/1.mp3?" + query)).isEqualTo("https://a.example/1.mp3");
        assertThat(of("https://a.example/dl.php?ep=11&" + query)).isEqualTo("https://a.example/dl.php?ep=11");
    }

    /** Each pair is two files: what tells them apart must stay. */
    @ParameterizedTest
    @CsvSource({
        "dl.php?ep=11, dl.php?ep=12",
        "dl.php?ep=11&utm_source=a, dl.php?ep=12&utm_source=a",
        "1.mp3?id=3, 1.mp3?id=4",
        "1.mp3?v=3, 1.mp3?v=4",
        "1.mp3?hash=a, 1.mp3?hash=b",
        "get?hash=a, get?hash=b",
        "get?source=one.mp3, get?source=two.mp3",
        "get?ref=1, get?ref=2",
        "share?token=a, share?token=b",
        "dl.php?token=a, dl.php?token=b",
        "dl.php?sig=a, dl.php?sig=b",
        "?token=a, ?token=b",
        "1.mp3, 2.mp3",
        "1.mp3, 1.MP3",
        "1.mp3, 1.ogg",
    })
    void whatTellsFilesApartStays(String one, String other) {
        assertThat(of("https://a.example/" + one)).isNotEqualTo(of("https://a.example/" + other));
    }
}
