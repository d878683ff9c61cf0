package org.seedcast.download.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.guard.AddressGuard;

@Timeout(120)
class OriginCheckTest extends Dispatcher {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final String CONTENT = "what was fetched";

    private final MockWebServer server = new MockWebServer();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Path file;
    private volatile String served = CONTENT;
    private volatile BiFunction<String, MockResponse.Builder, MockResponse.Builder> twist = (path, usual) -> usual;

    OriginCheckTest(@TempDir Path directory) throws IOException {
        file = Files.writeString(directory.resolve("a.mp3"), CONTENT);
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
        String path = request.getTarget();
        asked.add(request.getMethod() + " " + path);
        MockResponse.Builder usual = new MockResponse.Builder()
                .addHeader("ETag", "\"" + served.hashCode() + "\"")
                .addHeader("Content-Type", "audio/mpeg");
        Matcher range = RANGE.matcher(String.valueOf(request.getHeaders().get("Range")));
        if (request.getMethod().equals("HEAD")) {
            usual.setHeader("Content-Length", served.length());
        } else if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int end = Math.min(served.length(), Integer.parseInt(range.group(2)) + 1);
            usual.code(206)
                    .addHeader("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + served.length())
                    .body(served.substring(first, end));
        } else {
            usual.body(served);
        }
        return twist.apply(request.getMethod() + " " + path, usual).build();
    }

    private OriginHealth look(String path) throws Exception {
        return look(URI.create("http://127.0.0.1:" + server.getPort() + path), false);
    }

    private OriginHealth look(URI url, boolean changing) throws Exception {
        OriginCheck check = new OriginCheck(
                HttpClients.create(
                        HttpSettings.withDefaults("test"),
                        new AddressGuard(Set.of("127.0.0.1"), List.of()),
                        new OpenCalls()),
                wait -> {});
        Optional<String> etag = Optional.of("\"" + CONTENT.hashCode() + "\"");
        return check.look(new KnownOrigin(url, file, CONTENT.length(), etag, Optional.empty(), changing));
    }

    @Test
    void oneThatIsAsItWasCostsOneRequestWithoutABody() throws Exception {
        assertThat(look("/a.mp3")).isInstanceOf(OriginHealth.Alive.class);
        assertThat(asked).containsExactly("HEAD /a.mp3");
    }

    @ParameterizedTest
    @CsvSource({"403", "404", "405", "501"})
    void whereTheHeadIsRefusedAByteIsAskedFor(int status) throws Exception {
        twist = (request, usual) -> request.startsWith("HEAD") ? new MockResponse.Builder().code(status) : usual;
        assertThat(look("/a.mp3")).isInstanceOf(OriginHealth.Alive.class);
        assertThat(asked).last().isEqualTo("GET /a.mp3");
    }

    @ParameterizedTest
    @CsvSource({"404, Gone", "410, Gone", "403, Silent", "500, Silent", "429, Silent"})
    void whatIsRefusedTwiceIsSo(int status, String health) throws Exception {
        twist = (request, usual) -> new MockResponse.Builder().code(status);
        OriginHealth found = look("/a.mp3");
        assertThat(found.getClass().getSimpleName()).isEqualTo(health);
        assertThat(found.toString()).contains("HTTP " + status);
    }

    @Test
    void aPageOrAnotherLengthIsAnotherFile() throws Exception {
        twist = (request, usual) -> usual.setHeader("Content-Type", "text/html");
        assertThat(look("/a.mp3")).isEqualTo(new OriginHealth.Changed("it sends a page instead of the file"));
        twist = (request, usual) -> usual;
        served = "something else altogether";
        assertThat(look("/a.mp3")).isInstanceOf(OriginHealth.Changed.class);
        assertThat(look("/a.mp3").toString()).contains("25 bytes) now; the file here has 16");
    }

    @Test
    void anotherEtagIsLookedInto() throws Exception {
        twist = (request, usual) -> usual.setHeader("ETag", "\"new\"");
        assertThat(look("/a.mp3")).isInstanceOf(OriginHealth.Alive.class);
        served = "what was replace";
        assertThat(look("/a.mp3")).isEqualTo(new OriginHealth.Changed("it sent other bytes the second time"));
    }

    @Test
    void oneThatAlwaysChangesHasOnlyToBeThere() throws Exception {
        served = "with an advertisement";
        URI url = URI.create("http://127.0.0.1:" + server.getPort() + "/a.mp3");
        assertThat(look(url, true)).isInstanceOf(OriginHealth.Alive.class);
    }

    @Test
    void redirectsAreFollowedAndToldOf() throws Exception {
        twist = (request, usual) ->
                request.endsWith("/old") ? new MockResponse.Builder().code(301).addHeader("Location", "/a.mp3") : usual;
        OriginHealth.Alive alive = (OriginHealth.Alive) look("/old");
        assertThat(alive.way()).hasSize(2);
        assertThat(alive.movedTo().map(URI::getPath)).hasValue("/a.mp3");
        twist = (request, usual) -> new MockResponse.Builder().code(302).addHeader("Location", request.substring(5));
        assertThat(look("/loop").toString()).contains("redirect loop");
    }

    @Test
    void aHostThatNobodyKnowsAndOneThatDoesNotAnswer() throws Exception {
        assertThat(look(URI.create("http://nobody.invalid/a.mp3"), false))
                .isEqualTo(new OriginHealth.Gone("host not found"));
        URI url = URI.create("http://127.0.0.1:" + server.getPort() + "/a.mp3");
        server.close();
        assertThat(look(url, false).toString()).contains("Silent", "cannot connect");
        assertThat(look(URI.create("http://127.0.0.2:1/a.mp3"), false).toString())
                .contains("refused to connect to 127.0.0.2", "--allow-net 127.0.0.2/32");
    }

    @ParameterizedTest
    @CsvSource({
        "200, false, 16, e, m, alive",
        "206, false, 16, e, m, alive",
        "200, false, , e, m, alive",
        "200, false, 16, , m, alive",
        "200, false, 16, , , alive",
        "200, false, 16, x, m, doubt",
        "200, false, 16, e, x, doubt",
        "200, false, 17, e, m, Changed",
        "200, true, 16, e, m, Changed",
        "404, false, , , , Gone",
        "410, true, , , , Gone",
        "500, true, , , , Silent",
        "301, false, , , , Silent",
    })
    void whatAnAnswerTells(
            int status,
            boolean page,
            @Nullable Long total,
            @Nullable String etag,
            @Nullable String modified,
            String expected) {
        OriginAnswer answer = new OriginAnswer(
                status,
                page,
                total == null ? OptionalLong.empty() : OptionalLong.of(total),
                Optional.ofNullable(etag),
                Optional.ofNullable(modified),
                List.of(URI.create("http://a.example/")),
                Optional.empty());
        KnownOrigin known =
                new KnownOrigin(URI.create("http://a.example/"), file, 16, Optional.of("e"), Optional.of("m"), false);
        String told = answer.judge(known)
                .map(health -> health instanceof OriginHealth.Alive
                        ? "alive"
                        : health.getClass().getSimpleName())
                .orElse("doubt");
        assertThat(told).isEqualTo(expected);
    }
}
