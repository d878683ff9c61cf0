package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.PodcastServer;

/** Who is told when feeds changed, and who is not when they did not. */
@Timeout(60)
class HooksTest {
    private final MockWebServer server = new MockWebServer();
    private final List<Integer> answers = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    private PodcastServer podcast;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int code = answers.isEmpty() ? 204 : answers.remove(0);
                return new MockResponse.Builder().code(code).build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        podcast = PodcastServer.with(1, 1_000);
    }

    @AfterEach
    void stop() {
        server.close();
        podcast.close();
    }

    private Path library() {
        return folder.resolve("library");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    private Invocation mirror(String... options) {
        List<String> args = new ArrayList<>(
                List.of("mirror", podcast.url().toString(), "--dir", library().toString()));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private List<RecordedRequest> requests() throws InterruptedException {
        List<RecordedRequest> requests = new ArrayList<>();
        for (RecordedRequest one = server.takeRequest(0, TimeUnit.MILLISECONDS);
                one != null;
                one = server.takeRequest(0, TimeUnit.MILLISECONDS)) {
            requests.add(one);
        }
        return requests;
    }

    private static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    @Test
    void aHookHearsOfEachChangeOnceAndRemembersIt() throws Exception {
        assertThat(mirror("--hook-url", url("/hook?secret=1")).code()).isZero();

        RecordedRequest post = requests().get(0);
        assertThat(post.getMethod()).isEqualTo("POST");
        assertThat(post.getTarget()).isEqualTo("/hook?secret=1");
        assertThat(post.getHeaders().get("Content-Type")).startsWith("application/json");
        JsonObject told = JsonParser.parseString(body(post)).getAsJsonObject();
        assertThat(told)
                .hasToString("{\"event\":\"published\",\"title\":\"A Show\","
                        + "\"changed\":[\"podcast.xml\",\"torrents.xml\"],\"items\":[\"episode-1\"]}");

        assertThat(mirror().code()).isZero();
        assertThat(requests()).as("nothing changed").isEmpty();

        podcast.add("episode-2", 1_000);
        mirror();
        assertThat(requests()).singleElement().satisfies(again -> assertThat(body(again))
                .contains("\"items\":[\"episode-2\"]"));

        podcast.add("episode-3", 1_000);
        mirror("--no-hook-url");
        assertThat(requests()).isEmpty();
    }

    @Test
    void whatFailsIsAWarningAndIsTriedAgain() throws Exception {
        answers.addAll(List.of(500, 503));

        Invocation failed = mirror("-q", "--hook-url", url("/hook?secret=1"));
        assertThat(failed.code()).isZero();
        assertThat(failed.err())
                .startsWith("seedcast: the hook " + url("/hook"))
                .contains("failed: HTTP 500 (internal server error); the next run tries again")
                .doesNotContain("secret=1");
        podcast.add("episode-2", 1_000);
        assertThat(mirror("--json").out()).contains("\"kind\":\"hook\"", "HTTP 503");
        requests();

        assertThat(mirror("-q")).isEqualTo(new Invocation(0, "", ""));
        assertThat(requests()).singleElement().satisfies(again -> assertThat(body(again))
                .contains("\"items\":[\"episode-1\",\"episode-2\"]"));
        mirror();
        assertThat(requests()).isEmpty();
    }

    @Test
    void aHubHearsOfEveryFeedAndStandsInThem() throws Exception {
        assertThat(mirror("--websub", url("/hub"), "--base-url", "https://m.example/a b/".replace(" ", "%20"))
                        .code())
                .isZero();

        assertThat(requests())
                .extracting(HooksTest::body)
                .containsExactly(
                        "hub.mode=publish&hub.url=https%3A%2F%2Fm.example%2Fa%2520b%2Fpodcast.xml",
                        "hub.mode=publish&hub.url=https%3A%2F%2Fm.example%2Fa%2520b%2Ftorrents.xml");
        for (String feed : List.of("torrents.xml", "podcast.xml")) {
            assertThat(Files.readString(library().resolve("site").resolve(feed)))
                    .contains("<atom:link href=\"" + url("/hub") + "\" rel=\"hub\" />");
        }
        Invocation.of("publish", library().toString(), "--no-websub");
        assertThat(Files.readString(library().resolve("site/torrents.xml"))).doesNotContain("rel=\"hub\"");
        assertThat(requests()).isEmpty();
    }

    @Test
    void aCommandIsRunAsItIsAndSeesTheSite() throws Exception {
        Path copy = folder.resolve("copy");
        Invocation first = mirror(
                "--hook-command=/bin/sh",
                "--hook-command=-c",
                "--hook-command=cp -r \"$SEEDCAST_SITE\" \"$1\" && echo \"$SEEDCAST_CHANGED $SEEDCAST_NEW_ITEMS $2\" && pwd",
                "--hook-command=name",
                "--hook-command=" + copy,
                "--hook-command=* ; \\ \n'");

        assertThat(first.code()).isZero();
        assertThat(first.err())
                .contains(
                        "hook: podcast.xml torrents.xml 1 * ; \\",
                        "hook: '",
                        "hook: " + library().toRealPath());
        assertThat(copy.resolve("torrents.xml"))
                .hasSameBinaryContentAs(library().resolve("site/torrents.xml"));
        assertThat(mirror("-v").err()).doesNotContain("hook:");
    }

    @Test
    void wordsMayBeCalledAsOptions() {
        assertThat(mirror("--hook-command=echo", "--hook-command=--title", "--hook-command", "-q")
                        .err())
                .contains("hook: --title -q");
        assertThat(mirror("--hook-command").code()).isEqualTo(2);
    }

    /** What runs from the hook may publish the very library again. */
    @Test
    void theLibraryIsFreeMeanwhile() {
        Path lock = library().resolve(".seedcast/lock");
        Invocation run = mirror(
                "--hook-command=python3",
                "--hook-command=-c",
                "--hook-command=import fcntl; fcntl.lockf(open('" + lock
                        + "', 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB); print('free')");
        assertThat(run.err()).contains("hook: free");
    }

    @ParameterizedTest
    @CsvSource({"/nowhere/at-all, no such file or directory", "/bin/false, it ended with code 1"})
    void aCommandThatFailsHoldsTheOthersBack(String command, String reason) throws Exception {
        Invocation failed = mirror("--hook-command", command, "--hook-url", url("/hook"));
        assertThat(failed.code()).isZero();
        assertThat(failed.err()).contains("the hook " + command + " failed: ", reason);
        assertThat(requests()).isEmpty();

        mirror("--no-hook-command");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aRehearsalTellsNobody() throws Exception {
        mirror("--dry-run", "--hook-url", url("/hook"));
        assertThat(library()).doesNotExist();
        mirror();
        podcast.add("episode-2", 1_000);
        mirror("--dry-run", "--hook-url", url("/hook"));
        assertThat(requests()).isEmpty();
    }

    @Test
    void releasesAndTakedownsAreToldToo() throws Exception {
        mirror("--hook-url", url("/hook"));
        requests();
        Path song = Files.write(folder.resolve("song.mp3"), new byte[5_000]);
        Invocation.of("torrent", song.toString(), "--library", library().toString());
        assertThat(requests()).singleElement().satisfies(post -> assertThat(body(post))
                .contains("\"items\":[\"urn:btih:"));
        Invocation.of("retire", library().toString(), "episode-1");
        assertThat(requests()).singleElement().satisfies(post -> assertThat(body(post))
                .contains("\"items\":[]"));
    }

    @ParameterizedTest
    @CsvSource({
        "--websub=https://hub.example/, no --base-url is set",
        "--websub=ftp://hub.example/, is not a web address",
        "--hook-url=https://me:pw@hook.example/, a password does not belong in",
        "--hook-command, --hook-command needs a value",
    })
    void whatCannotBeIsWrongUse(String option, String message) {
        Invocation wrong = mirror(option);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains(message);
        assertThat(library()).doesNotExist();
    }

    @Test
    void oneCannotWantAndNotWant() {
        assertThat(mirror("--websub", "https://h.example/", "--no-websub").code())
                .isEqualTo(2);
    }
}
