package org.seedcast.library.store.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.feed.Enclosure;

class MediaExtensionTest {
    @ParameterizedTest
    @CsvSource({
        // the path decides
        "https://a.example/e.mp3, , mp3",
        "https://a.example/e.MP3?x=y.ogg, audio/ogg, mp3",
        "https://a.example/e.opus#t.mp3, audio/mpeg, opus",
        "https://a.example/e%2Em4a, , m4a",
        // else the type
        "https://a.example/e, audio/mpeg, mp3",
        "https://a.example/e, AUDIO/MPEG; charset=x, mp3",
        "https://a.example/e.toolong, video/x-matroska, mkv",
        "https://a.example/d.x/e, audio/x-m4a, m4a",
        "https://a.example, video/mp4, mp4",
        // else nobody knows
        "https://a.example/e, , bin",
        "https://a.example/e, application/x-unheard-of, bin",
        "urn:x, , bin",
        // what a server may run, or a browser as a page of the site, is no extension of a medium
        "https://a.example/e.php, audio/mpeg, mp3",
        "https://a.example/e.PhP, , bin",
        "https://a.example/e.phtml, video/webm, webm",
        "https://a.example/e.phar, application/octet-stream, bin",
        "https://a.example/e.php5, , bin",
        "https://a.example/e.cgi, , bin",
        "https://a.example/e.html, audio/mpeg, mp3",
        "https://a.example/e.shtml, , bin",
        "https://a.example/e.svg, image/svg+xml, bin",
        "https://a.example/e.svgz, , bin",
        "https://a.example/e.js, text/javascript, bin",
        "https://a.example/e.xml, audio/mpeg, mp3",
        "https://a.example/e.xhtml, application/xhtml+xml, bin",
        "https://a.example/e.exe, audio/ogg, ogg",
        "https://a.example/e.htaccess, , bin",
        "https://a.example/v1.2, audio/mpeg, mp3",
        // whatever stands around it
        "https://a.example/e.mp3.php, audio/mpeg, mp3",
        "https://a.example/e.mp3.php, , bin",
        "https://a.example/e.php.mp3, , mp3",
        "https://a.example/e.php., , bin",
        "https://a.example/e.mp3., , bin",
        "https://a.example/e.mp3%00.php, , bin",
        "https://a.example/e.php%00.mp3, , mp3",
        "https://a.example/e%2Ephp, , bin",
        "https://a.example/e.ph%70, , bin",
        "https://a.example/e.php%20, , bin",
        "https://a.example/e.php%0A, , bin",
        "https://a.example/e.php;a.mp3, , mp3",
        "https://a.example/e.php/x.mp3, , mp3",
        "https://a.example/x.mp3/e.php, , bin",
        "https://a.example/e?x=.php, audio/mpeg, mp3",
        "https://a.example/e#.php, audio/mpeg, mp3",
        // a document is none of what is said to be played
        "https://a.example/e.pdf, application/pdf, pdf",
        "https://a.example/e.pdf, audio/mpeg, mp3",
        "https://a.example/e.zip, , zip",
        "https://a.example/e.epub, application/octet-stream, epub",
        "https://a.example/e, application/pdf, pdf",
    })
    void comesFromThePathElseTheType(URI url, String type, String expected) {
        assertThat(MediaExtension.of(new Enclosure(url, Optional.ofNullable(type), OptionalLong.empty())))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-03-t.mp3, https://a.example/e.ogg, mp3",
        "2025-06-03-t.php, https://a.example/e.ogg, ogg",
        "2025-06-03-t.php, https://a.example/e.php, bin",
    })
    void aLaterFileDoesNotTakeABadOneOver(String former, URI url, String expected) {
        assertThat(MediaExtension.kept(former, new Enclosure(url, Optional.empty(), OptionalLong.empty())))
                .isEqualTo(expected);
    }
}
