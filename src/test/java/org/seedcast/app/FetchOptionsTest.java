package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.HttpOptions;
import org.seedcast.config.Size;
import org.seedcast.failure.ExitCode;
import org.seedcast.peers.Deadline;

/** What the options of fetching do to a whole run. */
@Timeout(120)
class FetchOptionsTest {
    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    FetchOptionsTest() throws Exception {
        podcast = PodcastServer.with(2, 70_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder.resolve("show")).feed(podcast.url());
    }

    private static HttpOptions options(int retries, String maxFileSize, List<String> headers) {
        HttpOptions usual = HttpOptions.USUAL;
        return new HttpOptions(
                retries,
                usual.connectTimeout(),
                usual.stallTimeout(),
                usual.minRate(),
                Size.parse(maxFileSize),
                false,
                headers,
                Optional.of("other/1"));
    }

    @Test
    void feedAndMediaAreAskedForAsTheOptionsSay() throws Exception {
        Mirroring mirroring = mirroring().http(options(0, "8GiB", List.of("X-Key: geheim")));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.getHeaders().get("User-Agent")).isEqualTo("other/1");
            assertThat(request.getHeaders().get("X-Key")).isEqualTo("geheim");
        });
    }

    @Test
    void noOtherHostSeesTheHeaders() throws Exception {
        InetAddress inside = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (PodcastServer other = PodcastServer.at(inside, 2, 70_000)) {
            podcast.answer(
                    "/episode-1.mp3",
                    new MockResponse.Builder()
                            .code(302)
                            .addHeader("Set-Cookie", "seen=1")
                            .addHeader("Location", "http://127.0.0.2:" + other.port() + "/episode-1.mp3"));
            Mirroring mirroring = mirroring()
                    .http(options(0, "8GiB", List.of("X-Key: geheim", "Authorization: Bearer geheim")))
                    .allowNet("127.0.0.2/32");

            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

            assertThat(other.requests()).hasSize(1).allSatisfy(request -> assertThat(
                            request.getHeaders().toString())
                    .doesNotContain("geheim")
                    .doesNotContain("seen"));
        }
    }

    @Test
    void aLoginOfNetrcIsShownToTheHostOfTheFeed() throws Exception {
        Path netrc = Files.writeString(folder.resolve("netrc"), "machine 127.0.0.1 login me password geheim\n");
        Mirroring mirroring = mirroring().environment(Map.of("NETRC", netrc.toString()));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.requests()).hasSize(3).allSatisfy(FetchOptionsTest::isFromMe);
        assertThat(mirroring.files().published().toString()).doesNotContain("geheim");
    }

    private static void isFromMe(RecordedRequest request) {
        assertThat(request.getHeaders().get("Authorization")).isEqualTo(Credentials.basic("me", "geheim"));
    }

    @Test
    void aProxyThatIsNoneIsToldBeforeAnything() throws Exception {
        Mirroring mirroring = mirroring().environment(Map.of("http_proxy", "ftp://proxy.example"));

        assertThat(mirroring.run()).isEqualTo(ExitCode.USAGE);

        assertThat(mirroring.problems().get(0)).startsWith("cannot use the proxy of http_proxy: ");
        assertThat(podcast.paths()).isEmpty();
    }

    @Test
    void aLargerFileIsNotFetched() throws Exception {
        Mirroring mirroring = mirroring().http(options(0, "70001", List.of()));

        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.items().get(0)).contains("larger than the limit of 70.0 kB");
        assertThat(mirroring.done("episode-2").hint().orElse("")).contains("--max-file-size");
        assertThat(mirroring.items().get(1)).isEqualTo("episode-1 DOWNLOAD");
    }

    @Test
    void retriesAreCounted() throws Exception {
        podcast.fail("/episode-1.mp3", 503);
        Mirroring mirroring = mirroring().http(options(2, "8GiB", List.of()));

        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertThat(podcast.paths().stream().filter("/episode-1.mp3"::equals)).hasSize(3);
    }

    @Test
    void aPrivateFeedIsMirroredOnlyWhenThatIsSaid() throws Exception {
        podcast.feed(PodcastServer.rss(PodcastServer.item("one", 70_001, 1, "/episode-1.mp3?token=geheim")));
        podcast.alias("/episode-1.mp3?token=geheim", "episode-1");
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.FAILED);
        assertThat(mirroring.problems().get(0))
                .contains("is private: it has a secret in")
                .contains("token=***");
        assertThat(mirroring.problems().get(1)).contains("--private-feed");
        assertThat(podcast.paths()).containsExactly("/feed.xml");
        assertThat(mirroring.directory()).doesNotExist();

        assertThat(mirroring.privateFeed().run()).isEqualTo(ExitCode.DONE);
        assertThat(podcast.paths()).containsExactly("/feed.xml", "/episode-1.mp3?token=geheim");
        assertThat(mirroring.files().published().toString()).doesNotContain("geheim");
        assertThat(mirroring.events().toString().replace(mirroring.directory().toString(), ""))
                .doesNotContain("geheim");
    }

    /** Also where no address has a secret in it that anybody could see. */
    @Test
    void aFeedThatWasPrivateOnceIsNotMadePublic() throws Exception {
        Mirroring mirroring = mirroring().privateFeed();
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().published().toString())
                .doesNotContain(podcast.url().toString());

        Mirroring forgetful = mirroring();
        assertThat(forgetful.run()).isEqualTo(ExitCode.FAILED);
        assertThat(forgetful.problems().get(1)).contains("--private-feed");
    }

    @Test
    void anOriginBecomesAWebSeedOnlyWhereItIsWanted() throws Exception {
        podcast.ranges();
        Mirroring mirroring = mirroring();
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(podcast.allRequests()).hasSize(1 + 2 * (1 + 3));
        String torrent = "2025-01-01-episode-1.mp3.torrent";
        assertThat(mirroring.files().metainfo(torrent).webSeeds()).isEmpty();

        Mirroring wanted =
                new Mirroring(folder.resolve("wanted")).feed(podcast.url()).webSeedOrigin(true);
        assertThat(wanted.run()).isEqualTo(ExitCode.DONE);
        assertThat(wanted.files().metainfo(torrent).webSeeds())
                .containsExactly(podcast.url().resolve("/episode-1.mp3"));

        // Taken back, for all torrents that are here.
        podcast.allRequests();
        assertThat(wanted.webSeedOrigin(false).run()).isEqualTo(ExitCode.DONE);
        assertThat(wanted.files().metainfo(torrent).webSeeds()).isEmpty();
        assertThat(podcast.allRequests()).hasSize(1);
    }

    /** The signal ends what is under way before it interrupts anybody; once, such a download was told as failed. */
    @Test
    void aDownloadThatASignalBreaksOffHasNotFailed() throws Exception {
        podcast.throttle(1_000).every(1_000);
        StopSignal stop = new StopSignal();
        Mirroring mirroring = mirroring().http(options(0, "8GiB", List.of()));
        Path media = mirroring.directory().resolve("media");
        CompletableFuture<Void> signal = CompletableFuture.runAsync(() -> {
            boolean begun = Deadline.of(Duration.ofSeconds(10))
                    .reached(() -> Files.exists(media.resolve("2025-01-02-episode-2.mp3.part"))
                            && Files.exists(media.resolve("2025-01-01-episode-1.mp3.part")));
            assertThat(begun).isTrue();
            stop.request();
        });

        assertThatThrownBy(() ->
                        mirroring.wiring(stop).mirror().run(mirroring.request(Optional.empty(), Optional.empty())))
                .isInstanceOf(InterruptedException.class);

        signal.get(10, TimeUnit.SECONDS);
        assertThat(mirroring.items()).isEmpty();
        podcast.throttle(Long.MAX_VALUE);
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.items()).as("nothing waits").containsExactly("episode-2 DOWNLOAD", "episode-1 DOWNLOAD");
    }
}
