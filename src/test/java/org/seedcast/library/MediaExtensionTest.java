package org.seedcast.library;

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
    })
    void comesFromThePathElseTheType(URI url, String type, String expected) {
        assertThat(MediaExtension.of(new Enclosure(url, Optional.ofNullable(type), OptionalLong.empty())))
                .isEqualTo(expected);
    }
}
