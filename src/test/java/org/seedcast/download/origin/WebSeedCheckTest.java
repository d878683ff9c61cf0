package org.seedcast.download.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.seedcast.download.RawServer;
import org.seedcast.download.origin.WebSeedHealth.Fault;
import org.seedcast.download.origin.WebSeedHealth.Kind;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.FileTree;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.TreeFile;

/** Web seeds that serve what they should, and those that do not. */
@Timeout(120)
class WebSeedCheckTest extends Dispatcher {
    private static final int PIECE = 16 << 10;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final MockWebServer server = new MockWebServer();
    private final Map<String, byte[]> files = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Twist twist = (response, request) -> response;

    /** Changes an answer that is right. */
    private interface Twist {
        MockResponse.Builder of(MockResponse.Builder response, RecordedRequest request);
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(this);
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = URLDecoder.decode(request.getUrl().encodedPath(), StandardCharsets.UTF_8);
        asked.add(request.getTarget() + " " + request.getHeaders().get("Range"));
        Matcher range = RANGE.matcher(String.valueOf(request.getHeaders().get("Range")));
        byte[] content = files.get(path);
        if (content == null || !range.matches()) {
            return twist.of(new MockResponse.Builder().code(404), request).build();
        }
        int first = Integer.parseInt(range.group(1));
        int end = Math.min(Integer.parseInt(range.group(2)) + 1, content.length);
        return twist.of(
                        new MockResponse.Builder()
                                .code(206)
                                .addHeader("Access-Control-Allow-Origin", "*")
                                .addHeader("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + content.length)
                                .body(new Buffer().write(content, first, end - first)),
                        request)
                .build();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private static ContentHashes hashes(byte[] content) {
        PieceHasher hasher = new PieceHasher(new PieceLength(PIECE));
        hasher.update(content, 0, content.length);
        return hasher.finish();
    }

    private Info serve(byte[] content) {
        files.put("/m/a file.mp3", content.clone());
        return Info.ofFile("a file.mp3", hashes(content));
    }

    private WebSeedHealth look(String path, Info info, int pieces) throws Exception {
        HttpSettings settings = new HttpSettings("test", HttpSettings.DEFAULT_CONNECT_TIMEOUT, Duration.ofSeconds(1));
        WebSeedCheck check = new WebSeedCheck(
                HttpClients.create(settings, new AddressGuard(Set.of("127.0.0.1"), List.of()), new OpenCalls()),
                wait -> {},
                new Random(1),
                pieces);
        return check.look(URI.create("http://127.0.0.1:" + server.getPort() + path), info);
    }

    private Kind kind(WebSeedHealth health) {
        return health.fault().map(Fault::kind).orElseThrow(() -> new AssertionError("no fault in " + health));
    }

    @Test
    void somePiecesAreFetchedAndCompared() throws Exception {
        WebSeedHealth health = look("/m/a%20file.mp3", serve(bytes(20 * PIECE + 5)), 3);
        assertThat(health).isEqualTo(new WebSeedHealth(3, Optional.empty(), 0, true));
        assertThat(asked).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void allAreWhereThereAreNoMore() throws Exception {
        WebSeedHealth health = look("/m/", serve(bytes(2 * PIECE + 5)), 3);
        assertThat(health.right()).isEqualTo(3);
        assertThat(asked)
                .containsExactly(
                        "/m/a%20file.mp3 bytes=0-16383",
                        "/m/a%20file.mp3 bytes=16384-32767", "/m/a%20file.mp3 bytes=32768-32772");
    }

    @Test
    void aPieceOfSeveralFilesIsPutTogether() throws Exception {
        byte[] whole = bytes(PIECE + 100);
        files.put("/m/al bum/a+b.mp3", Arrays.copyOfRange(whole, 0, 1000));
        files.put("/m/al bum/cd 2/c#.mp3", Arrays.copyOfRange(whole, 1000, whole.length));
        FileTree tree = new FileTree(List.of(
                new TreeFile(List.of("a+b.mp3"), 1000), new TreeFile(List.of("cd 2", "c#.mp3"), whole.length - 1000L)));
        Info info = new Info("al bum", new PieceLength(PIECE), hashes(whole).pieces(), tree, false, Optional.empty());
        assertThat(look("/m/", info, 5).right()).isEqualTo(2);
        assertThat(asked).contains("/m/al%20bum/cd%202/c%23.mp3 bytes=0-15383");
    }

    @Test
    void oneWrongByteIsSeen() throws Exception {
        byte[] content = bytes(3 * PIECE);
        Info info = serve(content);
        content[2 * PIECE] ^= 1;
        files.put("/m/a file.mp3", content);
        WebSeedHealth health = look("/m/a%20file.mp3", info, 3);
        assertThat(health.right()).isEqualTo(2);
        assertThat(kind(health)).isEqualTo(Kind.WRONG);
        assertThat(health.fault().map(Fault::message)).hasValue("piece 2 of 3 does not match the torrent");
    }

    @Test
    void anotherLengthIsAnotherFile() throws Exception {
        Info info = serve(bytes(3 * PIECE));
        files.put("/m/a file.mp3", bytes(4 * PIECE));
        assertThat(kind(look("/m/", info, 1))).isEqualTo(Kind.WRONG);
        files.put("/m/a file.mp3", new byte[0]);
        twist = (response, request) -> new MockResponse.Builder().code(416);
        assertThat(kind(look("/m/", info, 1))).isEqualTo(Kind.WRONG);
    }

    @Test
    void whatIsMissingIsGone() throws Exception {
        Info info = serve(bytes(PIECE));
        assertThat(kind(look("/other/", info, 1))).isEqualTo(Kind.GONE);
        twist = (response, request) -> new MockResponse.Builder()
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .body("<html>Log in</html>");
        assertThat(look("/m/", info, 1).fault().map(Fault::message)).hasValue("it sends a page instead of the file");
    }

    @Test
    void wholeFilesAreNotWhatWasAskedFor() throws Exception {
        byte[] content = bytes(2 * PIECE);
        Info info = serve(content);
        twist = (response, request) -> new MockResponse.Builder().body(new Buffer().write(content));
        assertThat(kind(look("/m/", info, 1))).isEqualTo(Kind.NO_RANGES);
        twist = (response, request) -> new MockResponse.Builder().body("other");
        assertThat(kind(look("/m/", info, 1))).isEqualTo(Kind.WRONG);
    }

    @Test
    void anotherPartIsNotWhatWasAskedFor() throws Exception {
        Info info = serve(bytes(2 * PIECE));
        List<Kind> kinds = new ArrayList<>();
        for (String told : List.of("bytes 1-16383/32768", "bytes 0-16384/32768", "bytes 0-16383/*", "nonsense")) {
            twist = (response, request) -> response.setHeader("Content-Range", told);
            kinds.add(kind(look("/m/", info, 1)));
        }
        assertThat(kinds).hasSize(4).containsOnly(Kind.WRONG_RANGE);
        twist = (response, request) -> response.body(new Buffer().write(bytes(PIECE + 1)));
        assertThat(kind(look("/m/", info, 1))).isEqualTo(Kind.WRONG_RANGE);
    }

    @Test
    void redirectsAreCountedAndPagesOfOthersAreThoughtOf() throws Exception {
        Info info = serve(bytes(PIECE));
        twist = (response, request) -> {
            String path = request.getUrl().encodedPath();
            return path.startsWith("/m/")
                    ? response.removeHeader("Access-Control-Allow-Origin")
                    : new MockResponse.Builder()
                            .code(302)
                            .addHeader("Location", path.startsWith("/1/") ? "/2/" : "/m/a%20file.mp3");
        };
        assertThat(look("/1/", info, 1)).isEqualTo(new WebSeedHealth(1, Optional.empty(), 2, false));
    }

    @Test
    void aServerInTroubleIsAskedOnceMore() throws Exception {
        Info info = serve(bytes(PIECE));
        twist = (response, request) -> asked.size() == 1 ? new MockResponse.Builder().code(503) : response;
        assertThat(look("/m/", info, 1).right()).isEqualTo(1);
        twist = (response, request) -> new MockResponse.Builder().code(503);
        assertThat(look("/m/", info, 1).fault().flatMap(Fault::why).map(NoAnswerReason::reason))
                .hasValue("HTTP 503 (service unavailable)");
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForLong() throws Exception {
        Info info = serve(bytes(PIECE));
        try (RawServer silent =
                new RawServer((out, socket) -> socket.getInputStream().readAllBytes())) {
            HttpSettings settings = new HttpSettings("test", Duration.ofSeconds(1), Duration.ofMillis(200));
            WebSeedCheck check = new WebSeedCheck(
                    HttpClients.create(settings, new AddressGuard(Set.of("127.0.0.1"), List.of()), new OpenCalls()),
                    wait -> {},
                    new Random(1),
                    1);
            assertThat(kind(check.look(silent.url("/a.mp3"), info))).isEqualTo(Kind.SILENT);
        }
    }

    @Test
    void anAddressNobodyMeantIsNotAsked() throws Exception {
        Info info = serve(bytes(PIECE));
        WebSeedCheck check = new WebSeedCheck(
                HttpClients.create(
                        HttpSettings.withDefaults("test"), new AddressGuard(Set.of(), List.of()), new OpenCalls()),
                wait -> {},
                new Random(1),
                1);
        WebSeedHealth health = check.look(URI.create("http://127.0.0.1:" + server.getPort() + "/m/"), info);
        assertThat(health.fault()
                        .flatMap(Fault::why)
                        .flatMap(NoAnswerReason::hint)
                        .orElse(""))
                .contains("--allow-net 127.0.0.1/32");
        assertThat(asked).isEmpty();
    }
}
