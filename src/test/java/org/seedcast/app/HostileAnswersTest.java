package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.event.Event;
import org.seedcast.config.OnChange;
import org.seedcast.failure.ExitCode;

/** Headers and addresses that no request can carry: one item fails at most, and every later run goes on. */
@Timeout(60)
class HostileAnswersTest {
    private static final String STRANGE = "http://0%@h.example/";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    HostileAnswersTest() throws Exception {
        podcast = PodcastServer.with(2, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder.resolve("show")).feed(podcast.url());
    }

    private void run(Mirroring mirroring, ExitCode code) throws Exception {
        assertThat(mirroring.run())
                .as("%s %s", mirroring.problems(), mirroring.items())
                .isEqualTo(code);
    }

    private static MockResponse.Builder with(String name, String value) {
        return new MockResponse.Builder()
                .headers(new Headers.Builder().addUnsafeNonAscii(name, value).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag", "Last-Modified"})
    void aFeedIsAskedForAgainWhateverItWasKnownBy(String header) throws Exception {
        String feed = PodcastServer.rss(PodcastServer.item("a", 1_001, 1, "/episode-1.mp3"));
        podcast.answer("/feed.xml", with(header, "\"caf\u00e9\"").body(feed));
        Mirroring mirroring = mirroring();
        run(mirroring, ExitCode.DONE);

        run(mirroring, ExitCode.DONE);

        assertThat(mirroring.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag", "Last-Modified"})
    void aChangedItemIsAskedForWhateverItWasKnownBy(String header) throws Exception {
        podcast.answer("/episode-1.mp3", with(header, "\"\u00e9\"").body("ID3" + "x".repeat(1_000)));
        Mirroring mirroring = mirroring();
        run(mirroring, ExitCode.DONE);
        podcast.feed(PodcastServer.rss(PodcastServer.item("episode-1", 5, 1, "/episode-1.mp3?b")));
        podcast.answer("/episode-1.mp3?b", with(header, "\"\u00e9\"").body("ID3" + "y".repeat(1_000)));

        run(mirroring.onChange(OnChange.ADD), ExitCode.DONE);

        assertThat(mirroring.items()).contains("episode-1 DOWNLOAD");
    }

    /** Every header of an answer may be of any bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type",
                "Content-Disposition",
                "Content-Range",
                "Content-Encoding",
                "Retry-After",
                "Date",
                "Accept-Ranges",
                "Set-Cookie",
                "Cache-Control",
                "Location",
                "Link",
                "Age",
                "Vary",
                "WWW-Authenticate"
            })
    void anyHeaderMayBeOfAnyBytes(String header) throws Exception {
        for (String value : List.of("\u00e9\u00ff", "a=\u00ff; domain=x", ";;;===", "-1", "9".repeat(40), "")) {
            podcast.answer("/episode-1.mp3", with(header, value).body("ID3" + "x".repeat(1_000)));
            podcast.answer("/feed2.xml", with(header, value).body(PodcastServer.rss("")));

            ExitCode item = new Mirroring(folder.resolve("a" + value.hashCode()))
                    .feed(podcast.url())
                    .run();
            ExitCode feed = new Mirroring(folder.resolve("b" + value.hashCode()))
                    .feed(podcast.url().resolve("/feed2.xml"))
                    .run();

            assertThat(item).as(value).isIn(ExitCode.DONE, ExitCode.SOME_ITEMS_FAILED);
            assertThat(feed).as(value).isIn(ExitCode.DONE, ExitCode.FEED_UNREADABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                STRANGE,
                "http://h^x/",
                "http://[::1",
                "//",
                "",
                "http://\u00ff\u00fe/",
                "???",
                "http://:99999/",
                "http://0%:%@h.example/%",
                "\\\\x",
                "http:",
                "javascript:x"
            })
    void aRedirectMayLeadAnywhere(String target) throws Exception {
        MockResponse.Builder away = with("Location", target).code(302);
        podcast.answer("/episode-1.mp3", away);
        podcast.answer("/cover.png", away);
        podcast.feed(PodcastServer.rss("<image><url>/cover.png</url></image>"
                + PodcastServer.item("a", 1, 1, "/episode-1.mp3") + PodcastServer.item("b", 1, 2, "/episode-2.mp3")));
        Mirroring mirroring = mirroring();

        run(mirroring, ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.done("b").action()).isEqualTo(Event.Action.DOWNLOAD);
        run(mirroring, ExitCode.DONE);
        podcast.answer("/feed3.xml", away);
        assertThat(new Mirroring(folder.resolve("other"))
                        .feed(podcast.url().resolve("/feed3.xml"))
                        .run())
                .isEqualTo(ExitCode.FEED_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link>@</link>",
                "<image><url>@</url><link>@</link></image>",
                "<i:image href='@'/>",
                "<a:link rel='next' href='@'/>",
                "<a:link rel='self' href='@'/><a:link rel='hub' href='@'/>",
                "<i:new-feed-url>@</i:new-feed-url>",
                "<p:license url='@'>@</p:license><copyright>@</copyright>",
                "<item><title>x</title><link>@</link><comments>@</comments><guid>@</guid>"
                        + "<p:chapters url='@' type='application/json'/><p:transcript url='@' type='text/vtt'/>"
                        + "<i:image href='@'/><enclosure url='/episode-1.mp3' type='audio/mpeg'/></item>",
                "<item xml:base='@'><title>x</title><link>y</link><enclosure url='/episode-1.mp3' type='audio/mpeg'/></item>",
                "<item><title>x</title><enclosure url='@' type='audio/mpeg'/>"
                        + "<m:content url='@' type='audio/mpeg'/></item>",
            })
    void anAddressInAFeedMayBeAnyText(String part) throws Exception {
        for (String address : List.of(STRANGE, "http://" + "a".repeat(70_000), "http://h/" + "?".repeat(20_000))) {
            podcast.feed(("<rss version='2.0' xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'"
                            + " xmlns:a='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'"
                            + " xmlns:p='https://podcastindex.org/namespace/1.0'><channel><title>T</title>"
                            + part + PodcastServer.item("good", 1, 2, "/episode-2.mp3") + "</channel></rss>")
                    .replace("@", address));
            Mirroring mirroring = new Mirroring(folder.resolve("a" + address.hashCode()))
                    .feed(podcast.url())
                    .privateFeed();

            ExitCode first = mirroring.run();

            assertThat(first)
                    .as(mirroring.problems()::toString)
                    .isIn(ExitCode.DONE, ExitCode.SOME_ITEMS_FAILED, ExitCode.FEED_UNREADABLE);
            assertThat(mirroring.files().torrentsInFeed()).contains("2025-01-02-good.mp3.torrent");
            assertThat(mirroring.run()).isIn(ExitCode.DONE, ExitCode.FEED_UNREADABLE);
        }
    }

    @Test
    void aLanguageMayBeLong() throws Exception {
        podcast.feed(PodcastServer.rss("<language>en" + "-aaaaaaaa".repeat(20_000) + "</language>"
                + PodcastServer.item("good", 1, 2, "/episode-2.mp3")));
        Mirroring mirroring = mirroring();

        run(mirroring, ExitCode.DONE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(1);
    }
}
