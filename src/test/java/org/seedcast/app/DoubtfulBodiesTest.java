package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;

/** Runs against a host that sends what is media, but may not be the right one, or not all of it. */
@Timeout(60)
class DoubtfulBodiesTest extends Dispatcher {
    private final MockWebServer server = new MockWebServer();
    private final Queue<MockResponse> answers = new ArrayDeque<>();
    private final Queue<String> asked = new ArrayDeque<>();
    private String feed = "";

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(this);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        if (request.getTarget().equals("/feed.xml")) {
            return new MockResponse.Builder().body(PodcastServer.rss(feed)).build();
        }
        if (request.getHeaders().get("Range") != null) {
            return new MockResponse.Builder().code(416).build();
        }
        asked.add(request.getTarget());
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    private static byte[] media(int bytes) {
        byte[] media = new byte[bytes];
        System.arraycopy("ID3\4".getBytes(StandardCharsets.ISO_8859_1), 0, media, 0, 4);
        return media;
    }

    private static MockResponse sized(byte[] body) {
        return new MockResponse.Builder().body(new Buffer().write(body)).build();
    }

    /** Nothing but the end of the connection ends it. */
    private static MockResponse open(byte[] body) {
        return new MockResponse.Builder()
                .body(new Buffer().write(body))
                .removeHeader("Content-Length")
                .addHeader("Connection", "close")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
    }

    private Mirroring mirroring(int declared, MockResponse... responses) {
        answers.addAll(List.of(responses));
        feed = PodcastServer.item("a", declared, 1, "/a.mp3");
        return new Mirroring(folder.resolve("library")).feed("http://127.0.0.1:" + server.getPort() + "/feed.xml");
    }

    private static List<String> findings(Mirroring mirroring) {
        return mirroring.events().stream()
                .filter(Event.Finding.class::isInstance)
                .map(event -> ((Event.Finding) event).kind() + " " + ((Event.Finding) event).message())
                .toList();
    }

    private Path file() {
        return folder.resolve("library/media/2025-01-01-a.mp3");
    }

    @Test
    void aBodyFarBelowTheDeclaredLengthIsFetchedTwiceAndTakenWithAFinding() throws Exception {
        Mirroring mirroring = mirroring(40_000_000, sized(media(1_000)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(asked).containsExactly("/a.mp3", "/a.mp3");
        assertThat(mirroring.items()).containsExactly("a DOWNLOAD");
        assertThat(findings(mirroring))
                .singleElement()
                .asString()
                .startsWith("body-doubtful 2025-01-01-a.mp3 may not be the right file: it has ")
                .contains("1.0 kB where the feed declares 40.0 MB")
                .contains("--refetch a");
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(asked).as("no run asks again").hasSize(2);
    }

    @Test
    void theSecondBodyIsTakenWithoutAWordWhereItIsWhole() throws Exception {
        Mirroring mirroring = mirroring(4_000, sized(media(1_000)), sized(media(4_000)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(file()).hasSize(4_000);
        assertThat(findings(mirroring)).isEmpty();
    }

    @Test
    void aDoubtfulOneFailsWhereTheSecondIsNoMedia() throws Exception {
        Mirroring mirroring =
                mirroring(4_000, sized(media(1_000)), sized("{\"error\":1}".getBytes(StandardCharsets.UTF_8)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.done("a").reason().orElse("")).endsWith("the origin sent JSON instead of media");
        assertThat(folder.resolve("library/media")).isEmptyDirectory();
    }

    @Test
    void halfOfTheDeclaredLengthIsNoDoubt() throws Exception {
        Mirroring mirroring = mirroring(2_000, sized(media(1_000)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(asked).hasSize(1);
        assertThat(findings(mirroring)).isEmpty();
    }

    @Test
    void theFileOfAnotherEpisodeIsDoubted() throws Exception {
        Mirroring mirroring = mirroring(1_000, sized(media(1_000)));
        feed += PodcastServer.item("b", 1_000, 2, "/b.mp3");

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(asked).hasSize(3);
        assertThat(findings(mirroring)).singleElement().asString().contains("it has the same bytes as 2025-01-0");

        asked.clear();
        feed += PodcastServer.item("c", 1_000, 3, "/c.mp3");
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(asked).as("also that of an earlier run").containsExactly("/c.mp3", "/c.mp3");
        assertThat(findings(mirroring)).hasSize(1);
    }

    @Test
    void whatEndsWithTheConnectionIsWholeWhereTheFeedAgrees() throws Exception {
        Mirroring mirroring = mirroring(1_000, open(media(1_000)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(asked).hasSize(1);
        assertThat(findings(mirroring)).isEmpty();
    }

    @Test
    void whatEndsWithTheConnectionIsWholeWhereASecondRequestAgrees() throws Exception {
        Mirroring mirroring = mirroring(1_500, open(media(1_000)), open(media(1_000)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(asked).hasSize(2);
        assertThat(file()).hasSize(1_000);
        assertThat(findings(mirroring)).isEmpty();
    }

    @Test
    void theSecondIsTakenWhereItSaysThatItIsWhole() throws Exception {
        Mirroring mirroring = mirroring(1_600, open(media(900)), sized(media(1_000)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(file()).hasSize(1_000);
    }

    @Test
    void whatEndsElsewhereEachTimeIsNeverPublished() throws Exception {
        Mirroring mirroring = mirroring(1_600, open(media(900)), open(media(1_000)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.done("a").reason().orElse("")).contains("only the connection ends it");
        assertThat(folder.resolve("library/site/torrents"))
                .satisfiesAnyOf(torrents -> assertThat(torrents).doesNotExist(), torrents -> assertThat(torrents)
                        .isEmptyDirectory());
    }
}
