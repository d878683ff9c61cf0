package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.PodcastServer;

/** Guids with secrets in them: nobody is shown one, and what is shown can be typed. */
@Timeout(60)
class SecretGuidTest {
    private static final String GUID = "https://a.example/e?token=geheim";
    private static final String SHOWN = "https://a.example/e?token=***";

    @TempDir
    Path folder = Path.of("");

    private final PodcastServer podcast;

    SecretGuidTest() throws Exception {
        podcast = PodcastServer.with(3, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Path library() {
        return folder.resolve("show");
    }

    private static String item(String title, int day, String path, int length) {
        return PodcastServer.item(title, length, day, path)
                .replace("<guid isPermaLink=\"false\">" + title, "<guid isPermaLink=\"false\">" + GUID);
    }

    private Invocation mirror(String... options) {
        List<String> args =
                new ArrayList<>(List.of("mirror", podcast.url().toString(), "--private-feed", "--retries=0"));
        args.addAll(List.of("--dir", library().toString()));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private static void assertHidden(Invocation run) {
        assertThat(run.out() + run.err()).doesNotContain("geheim");
    }

    private static List<String> findings(Invocation run) {
        return run.json().stream()
                .filter(event -> event.get("event").getAsString().equals("finding"))
                .map(event -> event.get("kind").getAsString() + " "
                        + event.get("message").getAsString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "-v"})
    void noFindingTellsThem(String output) {
        podcast.feed(PodcastServer.rss(item("One", 1, "/episode-1.mp3", 50_000_000)));
        Invocation doubtful = mirror(output);
        podcast.feed(PodcastServer.rss(item("Two", 2, "/episode-2.mp3", 1_002)));
        Invocation reused = mirror(output);
        podcast.feed(PodcastServer.rss(item("Two", 2, "/episode-2.mp3", 1_002) + item("Three", 3, "/lost.mp3", 7)));
        Invocation shared = mirror(output);

        for (Invocation run : List.of(doubtful, reused, shared)) {
            assertHidden(run);
        }
        assertThat(doubtful.out() + doubtful.err()).contains("--refetch " + SHOWN);
        assertThat(reused.out() + reused.err()).contains("guid-reused", "known here as " + SHOWN + "#");
        assertThat(shared.out() + shared.err()).contains("guid-shared");
        if (output.equals("--json")) {
            assertThat(findings(doubtful)).singleElement().asString().startsWith("body-doubtful ");
        }
    }

    @Test
    void theGuidThatIsShownIsTaken() throws Exception {
        podcast.feed(PodcastServer.rss(item("One", 1, "/episode-1.mp3", 1_001)));
        mirror();
        Path file = library().resolve("media/2025-01-01-one.mp3");
        Files.delete(file);

        Invocation again = mirror("--refetch", SHOWN);

        assertThat(again.code()).as(again.err()).isZero();
        assertThat(file).exists();
        assertHidden(again);
    }

    @ParameterizedTest
    @ValueSource(strings = {GUID, SHOWN})
    void oneOfSeveralIsNamedByItsOwn(String guid) throws Exception {
        podcast.feed(
                PodcastServer.rss(item("Two", 2, "/episode-2.mp3", 1_002) + item("One", 1, "/episode-1.mp3", 1_001)));
        String own = mirror("--json").json().stream()
                .filter(event -> event.has("guid"))
                .map(event -> event.get("guid").getAsString())
                .filter(shown -> shown.startsWith(SHOWN + "#"))
                .findFirst()
                .orElseThrow();

        for (Invocation unclear : List.of(
                mirror("--json", "--refetch", guid),
                Invocation.of("--json", "retire", library().toString(), guid))) {
            assertThat(unclear.code()).isEqualTo(2);
            List<JsonObject> events = unclear.events();
            JsonObject error = events.get(events.size() - 1);
            assertThat(unclear.summary().get("code").getAsInt()).isEqualTo(2);
            assertThat(error.get("message").getAsString())
                    .isEqualTo(SHOWN + " is the guid of 2 episodes; nothing was done");
            assertThat(error.get("hint").getAsString())
                    .isEqualTo("use one of their own names: " + own + ", 2025-01-01-one.mp3");
            assertHidden(unclear);
        }
        for (String name : List.of("2025-01-02-two.mp3", "2025-01-01-one.mp3")) {
            Files.delete(library().resolve("media/" + name));
        }
        assertThat(mirror("--refetch", own).code()).isZero();
        assertThat(library().resolve("media/2025-01-02-two.mp3")).exists();
        assertThat(library().resolve("media/2025-01-01-one.mp3")).doesNotExist();
        assertThat(mirror("--refetch", "2025-01-01-one.mp3").code()).isZero();
        assertThat(library().resolve("media/2025-01-01-one.mp3")).exists();
    }

    /** They cannot be told apart by what is shown of them, but by their files. */
    @Test
    void severalThatAreShownAlikeAreNamedByTheirFiles() {
        podcast.feed(PodcastServer.rss(item("Two", 2, "/episode-2.mp3", 1_002).replace("geheim", "geheimer")
                + item("One", 1, "/episode-1.mp3", 1_001)));
        mirror();

        Invocation unclear = mirror("--refetch", SHOWN);

        assertThat(unclear.code()).isEqualTo(2);
        assertThat(unclear.err())
                .contains(SHOWN + " is the guid of 2 episodes")
                .contains("use one of their own names: 2025-01-02-two.mp3, 2025-01-01-one.mp3");
        assertThat(mirror("--refetch", GUID).code()).isZero();
    }
}
