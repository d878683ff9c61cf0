package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;
import org.seedcast.app.publish.RetireRequest;
import org.seedcast.app.work.StopSignal;
import org.seedcast.failure.ExitCode;
import org.seedcast.library.HandSettings;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** A tracker that takes only what is listed hears of it before anybody else. */
class TrackerWhitelistTest {
    private static final String THEIRS = "ffffffffffffffffffffffffffffffffffffffff";

    /** Notes how many torrents are listed, and how many the feed names at that time. */
    private static final String NOTE =
            """
            named=$(grep -o '<item>' site/torrents.xml 2>/dev/null | wc -l)
            echo "$(wc -l <"$0") listed, $((named)) named" >>"$1"
            test ! -e "$1.broken"
            """;

    private Path list;
    private Path log;
    private Mirroring mirroring;

    @BeforeEach
    void library(@TempDir Path directory) throws Exception {
        list = Files.writeString(directory.resolve("whitelist.txt"), THEIRS + "\n");
        log = directory.resolve("log");
        Path root = directory.resolve("library");
        mirroring = new Mirroring(root);
        List<String> reload = List.of("/bin/sh", "-c", NOTE, list.toString(), log.toString());
        try (Library library = Library.open(new Layout(root))) {
            library.handed()
                    .settings(
                            new HandSettings(List.of(), List.of(), Optional.empty(), false, Optional.of(list), reload));
        }
    }

    private List<String> said() throws Exception {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    @Test
    void itIsListedAndReloadedBeforeTheFeedNamesIt() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            mirroring.feed(podcast.url());
            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
            assertThat(said()).containsExactly("3 listed, 0 named");
            assertThat(Files.readAllLines(list)).isSorted().contains(THEIRS);

            podcast.add("episode-3", 1_000);
            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
            assertThat(said()).containsExactly("3 listed, 0 named", "4 listed, 2 named");

            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
            assertThat(said()).hasSize(2);
        }
    }

    @Test
    void onlyRetiringMakesItShorter() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            mirroring.feed(podcast.url());
            mirroring.run();
            mirroring
                    .wiring(new StopSignal())
                    .retire()
                    .run(new RetireRequest(mirroring.directory(), List.of("episode-2"), false, false, false));
            assertThat(Files.readAllLines(list)).hasSize(2).contains(THEIRS);
            assertThat(said()).last().asString().startsWith("2 listed");
        }
    }

    @Test
    void aReloadThatFailsIsTriedAgain() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            mirroring.feed(podcast.url());
            Path broken = Files.createFile(Path.of(log + ".broken"));
            assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);
            Files.delete(broken);
            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
            assertThat(said()).hasSize(2);
            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
            assertThat(said()).hasSize(2);
        }
    }
}
