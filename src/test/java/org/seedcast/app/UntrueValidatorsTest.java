package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.config.OnChange;
import org.seedcast.failure.ExitCode;

/** By validators that cannot be true a server calls all that ever comes unchanged: they are never sent back. */
@Timeout(60)
class UntrueValidatorsTest {
    private static final List<String> CONDITIONS =
            List.of("If-None-Match", "If-Modified-Since", "If-Range", "If-Match", "If-Unmodified-Since");

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    UntrueValidatorsTest() throws Exception {
        podcast = PodcastServer.with(2, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring run(Mirroring mirroring) throws Exception {
        assertThat(mirroring.run())
                .as("%s %s", mirroring.problems(), mirroring.items())
                .isEqualTo(ExitCode.DONE);
        return mirroring;
    }

    private void assertNothingWasSentBack() throws Exception {
        for (RecordedRequest request : podcast.allRequests()) {
            CONDITIONS.forEach(name ->
                    assertThat(request.getHeaders().get(name)).as("%s", request).isNull());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Last-Modified, 'Thu, 01 Jan 2099 00:00:00 GMT'",
        "Last-Modified, 'Thu, 01 Jan 1970 00:00:00 GMT'",
        "Last-Modified, never",
        "ETag, '\"\"'",
        "ETag, 'W/\"\"'",
        "ETag, *",
    })
    void aFeedOfSuchIsReadAgain(String header, String value) throws Exception {
        podcast.answer(
                "/feed.xml", response(header, value, PodcastServer.item("episode-1", 1_001, 1, "/episode-1.mp3")));
        Mirroring mirroring = run(new Mirroring(folder.resolve("show")).feed(podcast.url()));
        podcast.answer(
                "/feed.xml",
                response(
                        header,
                        value,
                        PodcastServer.item("episode-1", 1_001, 1, "/episode-1.mp3")
                                + PodcastServer.item("episode-2", 1_002, 2, "/episode-2.mp3")));

        run(mirroring);

        assertThat(mirroring.items()).contains("episode-2 DOWNLOAD");
        assertNothingWasSentBack();
    }

    private static MockResponse.Builder response(String header, String value, String items) {
        return new MockResponse.Builder().addHeader(header, value).body(PodcastServer.rss(items));
    }

    @ParameterizedTest
    @CsvSource({
        "Last-Modified, 'Thu, 01 Jan 2099 00:00:00 GMT'",
        "Last-Modified, 'Thu, 01 Jan 1970 00:00:00 GMT'",
        "ETag, '\"\"'",
    })
    void aChangedFileOfSuchIsFetched(String header, String value) throws Exception {
        String sent = "Fri, 02 Jan 2026 03:04:05 GMT";
        podcast.answer("/episode-1.mp3", media(header, value, "x").addHeader("Date", sent));
        Mirroring mirroring = run(new Mirroring(folder.resolve("show")).feed(podcast.url()));
        podcast.feed(PodcastServer.rss(PodcastServer.item("episode-1", 5, 1, "/episode-1.mp3?b")));
        podcast.answer("/episode-1.mp3?b", media(header, value, "y").addHeader("Date", sent));

        run(mirroring.onChange(OnChange.ADD));

        assertThat(mirroring.items()).contains("episode-1 DOWNLOAD");
        for (RecordedRequest request : podcast.allRequests()) {
            boolean media = request.getTarget().contains("episode");
            assertThat(media ? request.getHeaders().get("If-Modified-Since") : null)
                    .isNull();
            assertThat(media ? request.getHeaders().get("If-None-Match") : null).isNull();
        }
    }

    private static MockResponse.Builder media(String header, String value, String letter) {
        return new MockResponse.Builder().addHeader(header, value).body("ID3" + letter.repeat(1_000));
    }
}
