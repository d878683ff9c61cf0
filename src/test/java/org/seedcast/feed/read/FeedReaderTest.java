package org.seedcast.feed.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.feed.read.FeedParsing.enclosure;
import static org.seedcast.feed.read.FeedParsing.item;
import static org.seedcast.feed.read.FeedParsing.rss;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Changed;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedResult;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.LocalFeed;
import org.seedcast.feed.MediaFilter;
import org.seedcast.feed.NotModified;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.Validators;
import org.seedcast.file.ByteSize;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.RetryPolicy;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.http.guard.AddressGuard;

@Timeout(120)
class FeedReaderTest {
    private static final String FEED = rss(item("1", enclosure("1.mp3")));
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private static final Duration FOREVER = Duration.ofHours(1);

    private final MockWebServer server = new MockWebServer();
    private final List<Duration> waits = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private FeedReader reader(Set<String> typedHosts, ByteSize limit) {
        HttpSettings http = new HttpSettings("seedcast/test", Duration.ofSeconds(5), Duration.ofMillis(400));
        OkHttpClient client = HttpClients.create(http, new AddressGuard(typedHosts, List.of()), new OpenCalls());
        return new FeedReader(client, new FeedSettings(limit, 200, false, new RetryPolicy(2)), waits::add, CLOCK);
    }

    private FeedReader reader(FeedSettings settings) {
        HttpSettings http = new HttpSettings("seedcast/test", Duration.ofSeconds(5), Duration.ofSeconds(5));
        AddressGuard guard = new AddressGuard(Set.of("localhost"), List.of());
        return new FeedReader(HttpClients.create(http, guard, new OpenCalls()), settings, waits::add, CLOCK);
    }

    private RemoteFeed feed(String path) {
        return new RemoteFeed(URI.create("http://localhost:" + server.getPort() + path));
    }

    private FeedResult read(Validators known) throws Exception {
        return reader(Set.of("localhost"), new ByteSize(1 << 20))
                .read(feed("/show/feed.xml?token=geheim"), known, () -> KnownEpisodes.NONE);
    }

    private Changed readChanged() throws Exception {
        return (Changed) read(Validators.NONE);
    }

    private static MockResponse.Builder answer(int code) {
        return new MockResponse.Builder().code(code);
    }

    /** A byte now and then is no silence, so no other limit ends it; it is asked for once. */
    @Test
    void aFeedThatTricklesIsGivenUp() {
        server.enqueue(answer(200)
                .body(FEED)
                .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                .build());
        FeedSettings brief = new FeedSettings(
                new ByteSize(1 << 20),
                200,
                false,
                new RetryPolicy(2),
                new MinimumRate.Limit(new ByteSize(1000), Duration.ofSeconds(1)),
                FOREVER);

        assertThatThrownBy(() -> reader(brief).read(feed("/"), Validators.NONE, () -> KnownEpisodes.NONE))
                .isInstanceOf(FeedUnreadable.class)
                .hasMessageEndingWith("slower than 1.0 kB/s for 1 s");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aFeedHasALimitOfTime() {
        server.enqueue(answer(200)
                .body(FEED)
                .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                .build());
        FeedSettings brief = new FeedSettings(
                new ByteSize(1 << 20),
                200,
                false,
                new RetryPolicy(2),
                new MinimumRate.Limit(new ByteSize(0), FOREVER),
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> reader(brief).read(feed("/"), Validators.NONE, () -> KnownEpisodes.NONE))
                .isInstanceOf(FeedUnreadable.class)
                .hasMessageEndingWith("timed out");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void readsAFeedAndItsValidators() throws Exception {
        server.enqueue(answer(200)
                .body(FEED)
                .addHeader("ETag", "W/\"1\"")
                .addHeader("Last-Modified", "Sun, 01 Mar 2026 10:00:00 GMT")
                .build());

        Changed changed = readChanged();

        assertThat(changed.validators())
                .isEqualTo(new Validators(Optional.of("W/\"1\""), Optional.of("Sun, 01 Mar 2026 10:00:00 GMT")));
        assertThat(changed.raw()).isEqualTo(FEED.getBytes(StandardCharsets.UTF_8));
        assertThat(changed.movedTo()).isEmpty();
        assertThat(changed.feed().episodes().get(0).enclosures().get(0).url())
                .isEqualTo(feed("/show/1.mp3").url());
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("seedcast/test");
        assertThat(request.getHeaders().get("Accept"))
                .contains("application/rss+xml")
                .contains("*/*");
        assertThat(request.getHeaders().get("If-None-Match")).isNull();
        assertThat(request.getHeaders().get("If-Modified-Since")).isNull();
    }

    @Test
    void anUnchangedFeedCostsOneRequest() throws Exception {
        server.enqueue(answer(304).build());

        assertThat(read(new Validators(Optional.of("\"1\""), Optional.of("Sun, 01 Mar 2026 10:00:00 GMT"))))
                .isEqualTo(new NotModified(Optional.empty()));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
        assertThat(request.getHeaders().get("If-Modified-Since")).isEqualTo("Sun, 01 Mar 2026 10:00:00 GMT");
        assertThat(server.getRequestCount()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 206, 204, 304})
    void otherAnswersAreNamed(int status) {
        server.enqueue(answer(status).build());

        assertThatThrownBy(this::readChanged)
                .isInstanceOfSatisfying(FeedUnreadable.class, unreadable -> assertThat(unreadable.exitCode())
                        .isEqualTo(ExitCode.FEED_UNREADABLE))
                .hasMessage("cannot read feed http://localhost:" + server.getPort() + "/show/feed.xml?token=***: "
                        + new HttpStatus(status).reason());
        assertThat(waits).isEmpty();
    }

    @Test
    void passingErrorsAreTriedAgain() throws Exception {
        server.enqueue(answer(429).addHeader("Retry-After", "7").build());
        server.enqueue(answer(500).build());
        server.enqueue(answer(200).body(FEED).build());

        assertThat(readChanged().feed().episodes()).hasSize(1);
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isEqualTo(Duration.ofSeconds(7));
        assertThat(waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void soManyTimesAndNoMore() {
        for (int i = 0; i < 5; i++) {
            server.enqueue(answer(503).build());
        }

        assertThatThrownBy(this::readChanged).hasMessageEndingWith("HTTP 503 (service unavailable)");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aCutBodyIsTriedAgain() throws Exception {
        server.enqueue(answer(200)
                .body(FEED)
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(answer(200).body(FEED).build());

        assertThat(readChanged().feed().episodes()).hasSize(1);
        assertThat(waits).hasSize(1);
    }

    @Test
    void aStalledServerIsGivenUp() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(answer(200)
                    .body(FEED)
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());
        }

        assertThatThrownBy(this::readChanged).isInstanceOf(FeedUnreadable.class).hasMessageEndingWith(": timed out");
        assertThat(waits).hasSize(2);
    }

    @Test
    void permanentRedirectsTellWhereTheFeedHasMoved() throws Exception {
        server.enqueue(answer(301).addHeader("Location", "/new.xml").build());
        server.enqueue(answer(302).addHeader("Location", "/cdn/new.xml").build());
        server.enqueue(answer(200).body(FEED).build());

        Changed changed = readChanged();

        assertThat(changed.movedTo()).contains(feed("/new.xml").url());
        assertThat(changed.feed().episodes().get(0).enclosures().get(0).url())
                .isEqualTo(feed("/cdn/1.mp3").url());
    }

    @Test
    void aRedirectLoopIsNotTriedAgain() {
        server.enqueue(
                answer(302).addHeader("Location", "/show/feed.xml?token=geheim").build());

        assertThatThrownBy(this::readChanged)
                .isInstanceOf(FeedUnreadable.class)
                .hasMessageContaining("redirect loop")
                .hasMessageNotContaining("geheim");
        assertThat(waits).isEmpty();
    }

    @Test
    void aRefusedAddressNamesTheWayOut() {
        assertThatThrownBy(() -> reader(Set.of(), new ByteSize(1 << 20))
                        .read(feed("/"), Validators.NONE, () -> KnownEpisodes.NONE))
                .isInstanceOfSatisfying(FeedUnreadable.class, unreadable -> assertThat(unreadable.hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("--allow-net")))
                .hasMessageContaining("refused to connect to localhost");
        assertThat(waits).isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aWebPageIsNoFeed() {
        server.enqueue(answer(200)
                .body("<!DOCTYPE html>\n<html><head><title>Log in</title></head><body><br>x</body></html>")
                .addHeader("Content-Type", "text/html")
                .build());

        assertThatThrownBy(this::readChanged).hasMessageEndingWith(": it is a web page, not a feed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it is empty",
                "<html><body>Gone<br></body></html>|it is a web page, not a feed",
                "Gone|it is not XML",
                "<rss version='2.0'></rss>|it has no channel",
                "<opml version='2.0'></opml>|it is not a feed: the root element is <opml>",
                "<rss><channel><item><guid>1</guid><enclosure url='http|broken beyond repair",
                "<rss><channel><title>T</titl|broken beyond repair",
            })
    void anUnusableFeedIsNamedWithItsCause(String body, String cause) {
        server.enqueue(answer(200).body(body).build());

        assertThatThrownBy(this::readChanged)
                .isInstanceOfSatisfying(FeedUnreadable.class, unreadable -> assertThat(unreadable.exitCode())
                        .isEqualTo(ExitCode.FEED_UNREADABLE))
                .hasMessage(
                        "cannot read feed http://localhost:" + server.getPort() + "/show/feed.xml?token=***: " + cause);
    }

    @Test
    void theHttpCharsetHelpsWhereTheFeedIsSilent() throws Exception {
        byte[] body = rss("<item><guid>1</guid><title>\u0416\u0443\u043a</title></item>")
                .replace(" encoding=\"UTF-8\"", "")
                .getBytes("windows-1251");
        server.enqueue(answer(200)
                .body(new Buffer().write(body))
                .addHeader("Content-Type", "text/xml; charset=windows-1251")
                .build());

        assertThat(readChanged().feed().episodes().get(0).title()).isEqualTo("\u0416\u0443\u043a");
    }

    @Test
    void gzipIsUnpackedAndABombIsBounded() throws Exception {
        server.enqueue(gzipped(FEED.getBytes(StandardCharsets.UTF_8)));
        server.enqueue(gzipped(new byte[30_000_000]));

        Changed changed = readChanged();
        assertThat(changed.feed().episodes()).hasSize(1);
        assertThat(changed.repairs()).isEmpty();
        assertThatThrownBy(this::readChanged)
                .isInstanceOf(FeedUnreadable.class)
                .hasMessageEndingWith("larger than 1.0 MB");
        assertThat(waits).isEmpty();
    }

    private static MockResponse gzipped(byte[] body) throws IOException {
        Buffer packed = new Buffer();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed.outputStream())) {
            gzip.write(body);
        }
        return answer(200).body(packed).addHeader("Content-Encoding", "gzip").build();
    }

    @Test
    void theLimitIsTheLargestFeed() throws Exception {
        int size = FEED.getBytes(StandardCharsets.UTF_8).length;
        server.enqueue(answer(200).body(FEED).build());
        server.enqueue(answer(200).body(FEED).build());

        reader(Set.of("localhost"), new ByteSize(size)).read(feed("/"), Validators.NONE, () -> KnownEpisodes.NONE);
        assertThatThrownBy(() -> reader(Set.of("localhost"), new ByteSize(size - 1))
                        .read(feed("/"), Validators.NONE, () -> KnownEpisodes.NONE))
                .hasMessageContaining("larger than");
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        server.enqueue(answer(503).build());
        CountDownLatch waiting = new CountDownLatch(1);
        OkHttpClient client = HttpClients.create(
                HttpSettings.withDefaults("test"), new AddressGuard(Set.of("localhost"), List.of()), new OpenCalls());
        FeedReader reader = new FeedReader(
                client,
                FeedSettings.DEFAULT,
                delay -> {
                    waiting.countDown();
                    new CountDownLatch(1).await();
                },
                CLOCK);
        List<Throwable> ended = new ArrayList<>();
        Thread thread = new Thread(() -> {
            try {
                reader.read(feed("/"), Validators.NONE, () -> KnownEpisodes.NONE);
            } catch (SeedcastException | InterruptedException e) {
                ended.add(e);
            }
        });
        thread.start();
        waiting.await();
        thread.interrupt();
        thread.join();

        assertThat(ended).hasSize(1).first().isInstanceOf(InterruptedException.class);
    }

    @Test
    void readsAFileWithFilesBesideIt(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("my feed.xml"), FEED);

        Changed changed = (Changed) reader(Set.of(), new ByteSize(1 << 20))
                .read(FeedLocation.parse(file.toString()), Validators.NONE, () -> KnownEpisodes.NONE);

        Enclosure enclosure = changed.feed().episodes().get(0).enclosures().get(0);
        assertThat(Path.of(enclosure.url())).isEqualTo(folder.resolve("1.mp3"));
        assertThat(MediaFilter.of(new LocalFeed(file)).skipReason(enclosure)).isEmpty();
        assertThat(changed.validators()).isEqualTo(Validators.NONE);
    }

    @Test
    void saysWhyAFileCannotBeRead(@TempDir Path folder) throws Exception {
        FeedReader reader = reader(Set.of(), new ByteSize(100));
        Path large = Files.writeString(folder.resolve("large.xml"), FEED);

        assertThatThrownBy(() -> reader.read(
                        new LocalFeed(folder.resolve("none.xml")), Validators.NONE, () -> KnownEpisodes.NONE))
                .hasMessage("cannot read feed " + folder.resolve("none.xml") + ": no such file");
        assertThatThrownBy(() -> reader.read(new LocalFeed(folder), Validators.NONE, () -> KnownEpisodes.NONE))
                .hasMessage("cannot read feed " + folder + ": it is a directory");
        assertThatThrownBy(() -> reader.read(new LocalFeed(large), Validators.NONE, () -> KnownEpisodes.NONE))
                .hasMessage("cannot read feed " + large + ": larger than 100 B");
    }
}
