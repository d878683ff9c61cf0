package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.LibraryFiles;
import org.seedcast.PodcastServer;
import org.seedcast.app.work.StopSignal;
import org.seedcast.file.ProcessLock;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** {@code check} against a web server that publishes a library, well and not so well. */
@Timeout(60)
class CheckNetworkTest extends Dispatcher {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html",
            "xml",
            "application/rss+xml",
            "torrent",
            "application/x-bittorrent",
            "mp3",
            "audio/mpeg");

    private final MockWebServer web = new MockWebServer();
    private final Map<String, MockResponse> instead = new ConcurrentHashMap<>();
    private final Map<String, byte[]> others = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>(TYPES);
    private final PodcastServer podcast = PodcastServer.with(2, 70_000).ranges();
    private volatile Runnable onRequest = () -> {};
    private final Path library;

    CheckNetworkTest(@TempDir Path folder) throws IOException {
        library = folder.resolve("show");
    }

    @BeforeEach
    void mirror() throws IOException {
        web.setDispatcher(this);
        web.start(InetAddress.getLoopbackAddress(), 0);
        mirror("--base-url", url("site/"), "--media-url", url("media/"));
    }

    private void mirror(String... options) {
        List<String> args = new ArrayList<>(List.of("mirror", podcast.url().toString(), "--dir", library.toString()));
        args.addAll(List.of(options));
        Invocation mirror = Invocation.of(args.toArray(String[]::new));
        assertThat(mirror.code()).as(mirror.err()).isZero();
    }

    @AfterEach
    void stop() {
        // the test that is told to stop may be told twice
        Thread.interrupted();
        web.close();
        podcast.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + web.getPort() + "/" + path;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        onRequest.run();
        String path = URLDecoder.decode(request.getUrl().encodedPath().substring(1), StandardCharsets.UTF_8);
        MockResponse other = instead.get(path);
        if (other != null) {
            return other;
        }
        try {
            byte[] file = others.containsKey(path)
                    ? others.getOrDefault(path, new byte[0])
                    : Files.readAllBytes(library.resolve(path));
            return answer(
                    path,
                    file,
                    RANGE.matcher(String.valueOf(request.getHeaders().get("Range"))));
        } catch (IOException e) {
            return new MockResponse.Builder().code(404).build();
        }
    }

    private MockResponse answer(String path, byte[] file, Matcher range) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        MockResponse.Builder response = new MockResponse.Builder()
                .addHeader("Content-Type", types.getOrDefault(extension, "text/plain"))
                .addHeader("Access-Control-Allow-Origin", "*");
        if (!range.matches()) {
            return response.body(new Buffer().write(file)).build();
        }
        int first = Integer.parseInt(range.group(1));
        int end = Math.min(file.length, Integer.parseInt(range.group(2)) + 1);
        return response.code(206)
                .addHeader("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + file.length)
                .body(new Buffer().write(file, first, end - first))
                .build();
    }

    private Invocation check(String... options) {
        List<String> args = new ArrayList<>(List.of("check", library.toString(), "--pieces", "9"));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private static List<String> findings(Invocation check) {
        return check.json().stream()
                .filter(event -> event.get("event").getAsString().equals("finding"))
                .map(event -> event.get("kind").getAsString())
                .distinct()
                .toList();
    }

    private static byte[] flipped(byte[] bytes, int position) {
        byte[] other = bytes.clone();
        other[position] ^= 1;
        return other;
    }

    @Test
    void whatIsPublishedWellIsSo() {
        Invocation check = check();
        assertThat(check.code()).as(check.out()).isZero();
        assertThat(check.out().lines().map(line -> line.replaceAll("\\(.* s\\)", "(s)")))
                .containsExactly(
                        library + ": all 2 files match their torrents",
                        "  files                2 of 2  140.0 kB read",
                        "  origins              2 of 2  serve the same file",
                        "  web-seeds            2 of 2  10 pieces fetched are right",
                        "  trackers                  -  none; the DHT needs none",
                        "  site               15 of 15  files at " + url("site/") + " match",
                        "  waiting                   0",
                        "(s)");
        assertThat(check("-q")).isEqualTo(new Invocation(0, "", ""));
    }

    @Test
    void aWrongByteOfTheMediaUrlIsFoundAndLeft() throws Exception {
        String path = "media/2025-01-01-episode-1.mp3";
        others.put(path, flipped(Files.readAllBytes(library.resolve(path)), 69_999));
        Invocation check = check("--only", "web-seeds", "--fix");
        assertThat(check.code()).isEqualTo(6);
        assertThat(check.out())
                .contains(library + ": one web seed serves other bytes")
                .contains("web-seeds            1 of 2  9 pieces fetched are right")
                .contains(url(path) + ": piece 4 of 5 does not match the torrent")
                .contains("hint: it is your --media-url, which --fix leaves");
        assertThat(torrent(1).webSeeds()).hasSize(1);
    }

    private Metainfo torrent(int number) throws Exception {
        return Metainfo.read(
                library.resolve("site/torrents/2025-01-0" + number + "-episode-" + number + ".mp3.torrent"));
    }

    @Test
    void anOriginThatServesOtherBytesIsTakenOut() throws Exception {
        podcast.add("episode-3", 80_000);
        LibraryFiles.deleteAll(library);
        mirror("--web-seed-origin", "--base-url", url("site/"), "--media-url", url("media/"));
        InfoHash infoHash = torrent(3).infoHash();
        assertThat(torrent(3).webSeeds())
                .hasToString("[" + url("media/2025-01-03-episode-3.mp3") + ", "
                        + podcast.url().resolve("/episode-3.mp3") + "]");
        podcast.answer(
                "/episode-3.mp3",
                new MockResponse.Builder()
                        .code(206)
                        .addHeader("Content-Range", "bytes 0-5/6")
                        .body("others"));
        Invocation check = check("--only", "web-seeds");
        assertThat(check.code()).isEqualTo(6);
        assertThat(check.out()).contains("episode-3.mp3: the file there has 6 bytes, the torrent says 80000");
        Invocation fix = check("--only", "web-seeds", "--fix", "--json");
        assertThat(fix.code()).as(fix.out()).isZero();
        assertThat(fix.json())
                .filteredOn(event -> event.get("event").getAsString().equals("fixed"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("kind").getAsString()).isEqualTo("web-seed-wrong"));
        assertThat(torrent(3).infoHash()).isEqualTo(infoHash);
        assertThat(torrent(3).webSeeds()).hasToString("[" + url("media/2025-01-03-episode-3.mp3") + "]");
        assertThat(Files.readString(library.resolve("site/torrents.xml")))
                .doesNotContain("episode-3.mp3&amp;ws=http%3A%2F%2F127.0.0.1%3A" + podcast.port());
        assertThat(check().code()).isEqualTo(3);
        assertThat(check("--only", "web-seeds,site").code()).isZero();
        assertThat(torrent(1).webSeeds()).hasSize(2);
    }

    @Test
    void aReleasesOwnWebSeedIsTakenOut() throws Exception {
        Path album = Files.createDirectories(library.resolveSibling("an album"));
        Files.write(album.resolve("01 #1.flac"), new byte[20_000]);
        Files.write(album.resolve("02.flac"), new byte[20_000]);
        Invocation.of(
                "torrent",
                album.toString(),
                "--library",
                library.toString(),
                "--web-seed",
                url("good/"),
                "--web-seed",
                url("bad/"));
        for (String seed : List.of("good", "bad")) {
            others.put(seed + "/an album/01 #1.flac", new byte[20_000]);
            others.put(seed + "/an album/02.flac", new byte[20_000]);
        }
        assertThat(check("--only", "web-seeds").code()).isZero();
        others.put("bad/an album/02.flac", flipped(new byte[20_000], 19_999));
        assertThat(check("--only", "web-seeds", "-q").code()).isEqualTo(6);
        Invocation fix = check("--only", "web-seeds", "--fix", "-q");
        assertThat(fix.code()).isZero();
        assertThat(fix.out()).contains("one mended", "bad/an%20album/02.flac", "(taken out)");
        Metainfo torrent = Metainfo.read(library.resolve("site/torrents/an album.torrent"));
        assertThat(torrent.webSeeds()).hasToString("[" + url("good/") + "]");
        assertThat(check("-q")).isEqualTo(new Invocation(0, "", ""));
    }

    @Test
    void whatWasFoundIsToldAlsoWhereItCannotBeMended() throws Exception {
        Path album = Files.createDirectories(library.resolveSibling("album"));
        Files.write(album.resolve("1.flac"), new byte[20_000]);
        Invocation.of("torrent", album.toString(), "--library", library.toString(), "--web-seed", url("w/"));
        others.put("w/album/1.flac", flipped(new byte[20_000], 5));
        List<ProcessLock> held = new ArrayList<>();
        onRequest = () -> {
            synchronized (held) {
                if (held.isEmpty()) {
                    try {
                        ProcessLock.tryAcquire(library.resolve(".seedcast/lock"))
                                .ifPresent(held::add);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        };
        Invocation check = check("--only", "web-seeds", "--fix");
        held.get(0).close();
        assertThat(check.code()).isEqualTo(4);
        assertThat(check.out()).contains("(web-seed-wrong): 1", "w/album/1.flac: piece 0 of 2");
        assertThat(check.err()).contains("is in use by");
    }

    @Test
    void originsThatAreGoneOrChangedAreNamed() {
        podcast.fail("/episode-1.mp3", 404);
        podcast.answer("/episode-2.mp3", new MockResponse.Builder().body("a trailer"));
        Invocation check = check();
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out())
                .contains("all 2 files match their torrents; 2 things to look at")
                .contains("origins that are gone (origin-gone): 1", "episode-1.mp3: HTTP 404")
                .contains("origins that now serve other content (origin-changed): 1", "the file here has 70002");
        assertThat(check("--only", "files,web-seeds,site").code()).isZero();
    }

    @Test
    void aStaleSiteIsNamedFileByFile() throws Exception {
        others.put("site/torrents.xml", "<rss/>".getBytes(StandardCharsets.UTF_8));
        instead.put(
                "site/torrents/2025-01-01-episode-1.mp3.torrent",
                new MockResponse.Builder().code(404).build());
        Files.writeString(library.resolve("site/stats.json"), "{}");
        others.put("site/stats.json", "{ }".getBytes(StandardCharsets.UTF_8));
        Invocation check = check("--only", "site");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out())
                .contains("site               13 of 15")
                .contains(url("site/torrents.xml") + ": it differs from byte 1 on")
                .contains(url("site/torrents/2025-01-01-episode-1.mp3.torrent") + ": HTTP 404");
    }

    @Test
    void aLoginPageIsNoSite() {
        onRequest = () -> {};
        MockResponse page = new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body("<html>please log in</html>")
                .build();
        for (String file : List.of("index.html", "torrents.xml", "podcast.xml")) {
            instead.put("site/" + file, page);
        }
        Invocation check = check("--only", "site", "--json");
        assertThat(check.code()).isEqualTo(3);
        assertThat(findings(check)).containsExactly("site-stale");
        assertThat(check.out()).contains("the server sends a page instead");
    }

    @Test
    void theSiteIsLookedForElsewhereWhenToldSo() {
        Invocation check = check("--only", "site", "--base-url", url("elsewhere"));
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out()).contains("(site-missing): 15", url("elsewhere/torrents.xml") + ": HTTP 404");
        assertThat(check("--only", "site").code()).isZero();
    }

    @Test
    void redirectsOfAWebSeedAreCounted() throws Exception {
        String name = "2025-01-01-episode-1.mp3";
        instead.put("media/" + name, redirect(302, "/once/" + name));
        others.put("once/" + name, Files.readAllBytes(library.resolve("media/" + name)));
        assertThat(check("--only", "web-seeds").code()).isZero();
        instead.put("once/" + name, redirect(302, "/twice/" + name));
        others.put("twice/" + name, Files.readAllBytes(library.resolve("media/" + name)));
        Invocation check = check("--only", "web-seeds");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out()).contains("(web-seed-redirects): 1", name + ": it takes 2 redirects");
    }

    private static MockResponse redirect(int status, String to) {
        return new MockResponse.Builder().code(status).addHeader("Location", to).build();
    }

    @Test
    void anOriginThatMovedIsWorthKnowing() {
        podcast.alias("/new.mp3", "episode-1");
        podcast.answer("/episode-1.mp3", new MockResponse.Builder().code(301).addHeader("Location", "/new.mp3"));
        podcast.answer("/episode-2.mp3", new MockResponse.Builder().code(302).addHeader("Location", "/2.mp3"));
        podcast.alias("/2.mp3", "episode-2");
        Invocation check = check("--only", "origins");
        assertThat(check.code()).as(check.out()).isZero();
        assertThat(check.out())
                .contains(
                        "(origin-moved): 1",
                        "episode-1.mp3: is at " + podcast.url().resolve("/new.mp3") + " for good")
                .contains("(origin-redirected): 1", "episode-2.mp3: one redirect to ");
    }

    @Test
    void aRefusalOfSomeAddressesKeepsNoOtherFromBeingAsked() {
        for (String file : List.of("index.html", "podcast.xml", "torrents.xml")) {
            instead.put("site/" + file, new MockResponse.Builder().code(403).build());
        }
        Invocation check = check("--only", "site");
        assertThat(check.out()).contains("site               12 of 15", "(site-unreachable): 3", ": HTTP 403");
    }

    @Test
    void wrongTypesComeWithWhatMendsThem() {
        types.put("torrent", "application/octet-stream");
        types.put("xml", "text/html");
        Invocation check = check("--only", "site");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out())
                .contains("files published with the wrong media type (site-type): 2")
                .contains("podcast.xml: text/html instead of application/rss+xml, and 1 more like it")
                .contains("site               11 of 15")
                .containsOnlyOnce("nginx, inside server { }:")
                .containsOnlyOnce("location ~ \\.torrent$ { types { } default_type application/x-bittorrent; }")
                .containsOnlyOnce("  AddType application/rss+xml .xml")
                .containsOnlyOnce("  @torrent path *.torrent")
                .containsOnlyOnce("  header @torrent Content-Type application/x-bittorrent")
                .doesNotContain("AddType text/html");
    }

    @Test
    void trackersAreAskedOnceEach() {
        instead.put("site", new MockResponse.Builder().build());
        instead.put(
                "scrape",
                new MockResponse.Builder()
                        .body("d14:failure reason15:not whitelistede")
                        .build());
        Invocation.of(
                "publish",
                library.toString(),
                "--tracker",
                url("announce"),
                "--tracker",
                "http://127.0.0.1:1/announce,wss://w.example/announce",
                "--tracker",
                url("other"));
        Invocation check = check("--only", "trackers");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out())
                .contains("trackers             2 of 4  answer, of which 1 cannot be scraped")
                .contains("http://127.0.0.1:" + web.getPort() + ": says: not whitelisted")
                .contains("http://127.0.0.1:1: ")
                .contains("worth knowing: trackers with an unsupported protocol (tracker-unsupported): 1");
    }

    @Test
    void noNetworkIsFindingsAndNoMore() {
        web.close();
        podcast.close();
        Invocation check = check("--json");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.err()).isEmpty();
        assertThat(findings(check))
                .containsExactlyInAnyOrder("origin-unreachable", "web-seed-unreachable", "site-unreachable");
        assertThat(check().out()).contains("things to look at; no host responds: is the network up?");
        JsonObject site = check.json().stream()
                .filter(event ->
                        event.has("kind") && event.get("kind").getAsString().equals("site-unreachable"))
                .findFirst()
                .orElseThrow();
        assertThat(site.get("message").getAsString()).isNotEmpty();
    }

    @Test
    void whatWasFoundBeforeCtrlCIsTold() throws Exception {
        Files.delete(library.resolve("media/2025-01-01-episode-1.mp3"));
        StopSignal stop = new StopSignal();
        Thread main = Thread.currentThread();
        stop.whenRequested(main::interrupt);
        CountDownLatch end = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        onRequest = () -> {
            if (first.getAndSet(false)) {
                stop.request();
            }
            try {
                end.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Invocation check = Invocation.stoppedBy(stop, "check", library.toString(), "--only", "files,site");
        end.countDown();
        boolean interrupted = Thread.interrupted(); // a wish may be told twice
        assertThat(check.code()).as("interrupted: %s", interrupted).isEqualTo(130);
        assertThat(check.err()).isEmpty();
        assertThat(check.out()).contains("interrupted; findings so far", "(file-missing): 1");
    }

    @Test
    void nobodyIsKeptFromWritingMeanwhile() throws Exception {
        List<Boolean> free = new ArrayList<>();
        onRequest = () -> {
            try {
                synchronized (free) {
                    var lock = ProcessLock.tryAcquire(library.resolve(".seedcast/lock"));
                    free.add(lock.isPresent());
                    if (lock.isPresent()) {
                        lock.get().close();
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        assertThat(check().code()).isZero();
        assertThat(free).isNotEmpty().containsOnly(true);
    }
}
