package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.download.nature.Nature;
import org.seedcast.download.nature.Nature.Kind;
import org.seedcast.download.nature.Nature.Media;
import org.seedcast.download.nature.Nature.Other;
import org.seedcast.download.nature.Nature.Untold;

/** Table of what is let in for what was chosen. */
class WantedTest {
    private static Optional<String> refusal(String type, Nature nature, @Nullable String told) {
        return new Wanted(URI.create("http://a.example/e"), type).refusal(nature, Optional.ofNullable(told));
    }

    @ParameterizedTest
    @EnumSource
    void nothingElseStandsForWhatIsPlayed(Kind kind) {
        for (String type : new String[] {"audio/mpeg", "video/mp4", "audio/x-unheard-of"}) {
            assertThat(refusal(type, new Other(kind), "audio/mpeg"))
                    .contains("the origin sent " + kind + " instead of media");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PICTURE, image/png, true",
        "PICTURE, image/svg+xml, true",
        "PICTURE, application/pdf, false",
        "PICTURE, application/octet-stream, false",
        "TEXT, text/plain, true",
        "TEXT, application/x-unheard-of, true",
        "TEXT, application/octet-stream, false",
        "TEXT, application/zip, false",
        "TEXT, application/pdf, false",
        "TEXT, application/ogg, false",
        "TEXT, application/epub+zip, false",
        "TEXT, image/png, false",
        "TEXT, mp3, false",
        "PAGE, text/html, true",
        "PAGE, application/xhtml+xml, true",
        "PAGE, text/plain, false",
        "PAGE, application/x-unheard-of, false",
        "PAGE, '*/*', false",
        "XML, application/rss+xml, true",
        "XML, image/svg+xml, true",
        "XML, application/zip, false",
        "XML, application/octet-stream, false",
        "JSON, application/json+chapters, true",
        "JSON, application/octet-stream, false",
        "PLAYLIST, audio/x-mpegurl, true",
        "PLAYLIST, application/vnd.apple.mpegurl, true",
        "PLAYLIST, audio/x-scpls, true",
        "PLAYLIST, application/dash+xml, true",
        "PLAYLIST, video/x-ms-asf, false",
        "PLAYLIST, application/octet-stream, false",
        "DOCUMENT, application/pdf, true",
        "DOCUMENT, application/octet-stream, true",
        "ARCHIVE, application/zip, true",
        "ARCHIVE, application/epub+zip, true",
        "ARCHIVE, application/x-unheard-of, true",
        "ARCHIVE, image/png, false",
        "PICTURE, '*/*', true",
    })
    void whatIsCalledByItsNameIsTaken(Kind kind, String type, boolean taken) {
        assertThat(refusal(type, new Other(kind), null).isEmpty()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "audio/mpeg, , true",
        "audio/mpeg, audio/mpeg, true",
        "audio/mpeg, application/octet-stream, true",
        "audio/mpeg, text/plain; charset=UTF-8, true",
        "audio/mpeg, ' Text/HTML', false",
        "audio/mpeg, application/xhtml+xml, false",
        "audio/mpeg, image/png, false",
        "application/octet-stream, application/xhtml+xml, false",
        "image/png, image/png, true",
        "text/vtt, text/vtt, true",
    })
    void theServerCountsOnlyWhereTheBytesSayNothing(String type, @Nullable String told, boolean taken) {
        assertThat(refusal(type, new Untold(), told).isEmpty()).isEqualTo(taken);
        assertThat(refusal(type, new Media(), told)).isEmpty();
    }
}
