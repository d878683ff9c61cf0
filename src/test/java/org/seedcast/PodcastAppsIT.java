package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Podcast apps that people use get every file of a label, and of a show of one's own, to the byte. */
@Timeout(180)
class PodcastAppsIT {
    private static final Path SAMPLES = Packaged.checkout("src/test/resources/media");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path root = Path.of("");

    private HttpServer server;
    private String url = "";
    private Path served = Path.of("");
    private Path home = Path.of("");

    @BeforeEach
    void serve() throws IOException {
        served = Files.createDirectories(root.resolve("served"));
        home = Files.createDirectories(root.resolve("home"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = served.resolve(exchange.getRequestURI().getPath().substring(1));
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : content.length);
            if (!head) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    /** A label of two releases with four tracks. */
    private String label() throws Exception {
        Path media = served.resolve("l/media");
        sample("constant.mp3", media.resolve("2024-05-01 Night & Day/01 - Night.mp3"));
        sample("tagged.flac", media.resolve("2024-05-01 Night & Day/02 - Day.flac"));
        sample("tagged.ogg", media.resolve("Tides/1 Tüte.ogg"));
        sample("film.mp4", media.resolve("Tides/2.mp4"));
        Files.writeString(media.resolve("Tides/LICENSE"), "free");
        done("torrent", media + "/2024-05-01 Night & Day", media + "/Tides", "--library", served + "/l", "--no-date");
        done("publish", served + "/l", "--base-url", url + "l/site/", "--media-url", url + "l/media/");
        return url + "l/site/podcast.xml";
    }

    /** One file that lies elsewhere. */
    private String ownShow() throws Exception {
        sample("variable.mp3", served.resolve("talks/A talk.mp3"));
        String[] options = {
            "--web-seed", url + "talks/", "--title", "My Talks", "--language", "en", "--category", "Books"
        };
        List<String> command =
                new ArrayList<>(List.of("torrent", served + "/talks/A talk.mp3", "--library", served + "/x"));
        command.addAll(List.of(options));
        done(command.toArray(String[]::new));
        done("publish", served + "/x", "--base-url", url + "x/site/");
        return url + "x/site/podcast.xml";
    }

    private static void sample(String name, Path target) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(SAMPLES.resolve(name), target);
    }

    private static void done(String... command) throws Exception {
        Tools.Result result = Packaged.run(command);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private String feed(String show) throws Exception {
        return show.equals("label") ? label() : ownShow();
    }

    private static List<String> samples(String show) {
        return show.equals("label")
                ? List.of("constant.mp3", "tagged.flac", "tagged.ogg", "film.mp4")
                : List.of("variable.mp3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "own show"})
    void gPodderGetsEveryFile(String show) throws Exception {
        String gpo = Tools.require("gpo").toString();
        String feed = feed(show);
        String place = "GPODDER_HOME=" + home;

        Tools.Result subscribed = Tools.run(LIMIT, "env", place, gpo, "subscribe", feed);
        assertThat(subscribed.output()).contains("Successfully added");
        Tools.Result loaded = Tools.run(LIMIT, "env", place, gpo, "download");

        assertThat(loaded.exitCode()).as(loaded.output()).isZero();
        assertThat(contents(home.resolve("Downloads")))
                .as(loaded.output())
                .containsExactlyInAnyOrderElementsOf(wanted(show));
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "own show"})
    void newsboatGetsEveryFile(String show) throws Exception {
        String newsboat = Tools.require("newsboat").toString();
        String podboat = Tools.require("podboat").toString();
        Path settings = Files.createDirectories(home.resolve(".newsboat"));
        Path loaded = Files.createDirectories(home.resolve("loaded"));
        Files.writeString(settings.resolve("urls"), feed(show) + "\n");
        Files.writeString(settings.resolve("config"), "podcast-auto-enqueue yes\ndownload-path \"" + loaded + "/\"\n");

        Tools.Result read = Tools.run(LIMIT, "env", "HOME=" + home, newsboat, "-x", "reload");
        assertThat(read.exitCode()).as(read.output()).isZero();
        assertThat(Files.readAllLines(settings.resolve("queue"))).hasSameSizeAs(samples(show));
        load(podboat, loaded, wanted(show));

        assertThat(contents(loaded)).containsExactlyInAnyOrderElementsOf(wanted(show));
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "own show"})
    void strictReadersFindNothing(String show) throws Exception {
        feed(show);
        String script = "import feedparser, sys; feed = feedparser.parse(open(sys.argv[1], 'rb').read()); "
                + "print(feed.bozo, len(feed.entries), len([e for e in feed.entries if e.enclosures]))";
        Path python = Tools.requirePythonModule("feedparser", "python3-feedparser");
        for (Path feed : feeds()) {
            Tools.Result lint = Tools.run(LIMIT, Tools.require("xmllint").toString(), "--noout", feed.toString());
            assertThat(lint).isEqualTo(new Tools.Result(0, ""));
            Tools.Result read = Tools.run(LIMIT, python.toString(), "-c", script, feed.toString());
            int items = feed.endsWith("podcast.xml") ? samples(show).size() : show.equals("label") ? 2 : 1;
            assertThat(read.output().strip()).isEqualTo("False %1$d %1$d".formatted(items));
        }
    }

    private List<Path> feeds() throws IOException {
        try (Stream<Path> files = Files.walk(served)) {
            List<Path> feeds =
                    files.filter(file -> file.toString().endsWith(".xml")).toList();
            assertThat(feeds).hasSize(2);
            return feeds;
        }
    }

    /** It has a screen, which stays until somebody quits. */
    private void load(String podboat, Path loaded, List<String> wanted) throws Exception {
        ProcessBuilder command =
                new ProcessBuilder(Tools.require("script").toString(), "-qec", podboat + " -a", "/dev/null");
        command.environment().putAll(Map.of("HOME", home.toString(), "TERM", "xterm"));
        Process screen = command.redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("screen").toFile())
                .start();
        try {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() < end && !contents(loaded).containsAll(wanted)) {
                screen.waitFor(100, TimeUnit.MILLISECONDS);
            }
        } finally {
            screen.descendants().forEach(ProcessHandle::destroyForcibly);
            screen.destroyForcibly();
        }
    }

    private static List<String> wanted(String show) throws IOException {
        List<String> wanted = new ArrayList<>();
        for (String sample : samples(show)) {
            wanted.add(content(SAMPLES.resolve(sample)));
        }
        return wanted;
    }

    private static List<String> contents(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(content(file));
            }
        }
        return contents;
    }

    private static String content(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
