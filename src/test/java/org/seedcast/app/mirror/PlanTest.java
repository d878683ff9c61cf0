package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.app.Items.discovered;
import static org.seedcast.app.Items.failed;
import static org.seedcast.app.Items.item;
import static org.seedcast.app.Items.published;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.app.Items;
import org.seedcast.config.Selection;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.LocalFeed;
import org.seedcast.feed.MediaFilter;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;

class PlanTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Selection ALL = new Selection(OptionalInt.empty(), false);
    private static final MediaFilter REMOTE = MediaFilter.of(FeedLocation.parse("http://host.example/feed.xml"));

    private static List<String> plan(Selection selection, MediaFilter filter, Item... items) {
        return Plan.of(List.of(items), selection, filter, NOW).steps().stream()
                .map(step -> step.item().guid().value() + " " + told(step))
                .toList();
    }

    private static String told(Plan.Step step) {
        if (step instanceof Plan.Settled settled) {
            return settled.outcome().action()
                    + settled.outcome().reason().map(why -> " " + why).orElse("");
        }
        return step instanceof Plan.Ask ? "to ask" : "to do";
    }

    private static Selection latest(int episodes) {
        return new Selection(OptionalInt.of(episodes), false);
    }

    @Test
    void whatIsPublishedIsKeptAndTheRestIsToDo() throws Exception {
        assertThat(plan(ALL, REMOTE, discovered(1), published(2, Items.stamp()), discovered(3)))
                .containsExactly("guid-1 to do", "guid-2 KEEP", "guid-3 to do");
    }

    @Test
    void whatIsPublishedIsKeptThoughNotSelected() throws Exception {
        assertThat(plan(latest(1), REMOTE, discovered(1), published(2, Items.stamp()), discovered(3)))
                .containsExactly("guid-1 to do", "guid-2 KEEP", "guid-3 SKIP not selected");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 2", "2, 3", "3, 4", "9, 4"})
    void latestCountsEpisodesNotFiles(int latest, int files) {
        Item[] items = {
            discovered(1),
            item(1, "http://host.example/1.ogg", new EpisodeState.Discovered(Optional.empty())),
            discovered(2),
            discovered(3)
        };
        assertThat(Plan.of(List.of(items), latest(latest), REMOTE, NOW).unfinished())
                .hasSize(files);
    }

    @Test
    void latestDoesNotCountEpisodesWithoutMedia() {
        Item playlist = item(1, "http://host.example/1.m3u", new EpisodeState.Discovered(Optional.empty()));

        assertThat(plan(latest(1), REMOTE, playlist, discovered(2), discovered(3)))
                .containsExactly("guid-1 SKIP a playlist", "guid-2 to do", "guid-3 SKIP not selected");
    }

    @ParameterizedTest
    @CsvSource({
        "1, PT59M59S, false, SKIP waiting",
        "1, PT1H, false, to do",
        "1, PT1S, true, to do",
        "2, PT1H59M59S, false, SKIP waiting",
        "2, PT2H, false, to do",
        "5, PT15H59M, false, SKIP waiting",
        "99, PT167H59M, false, SKIP waiting",
        "99, PT168H, false, to do",
        "1, PT0S, false, SKIP waiting",
        "1, -PT1S, false, to do",
        "99, -P4000D, false, to do",
    })
    void whatFailedWaitsLongerEachTime(int attempts, Duration ago, boolean retry, String what) {
        assertThat(plan(new Selection(OptionalInt.empty(), retry), REMOTE, failed(1, attempts, NOW.minus(ago))))
                .containsExactly("guid-1 " + what);
    }

    @Test
    void filesAreTakenFromALocalFeedOnly() {
        Item file = item(1, "file:///label/a.mp3", new EpisodeState.Discovered(Optional.empty()));
        Item outside = item(2, "file:///etc/a.mp3", new EpisodeState.Discovered(Optional.empty()));

        assertThat(plan(ALL, REMOTE, file)).containsExactly("guid-1 SKIP unsupported scheme file");
        assertThat(plan(ALL, MediaFilter.of(new LocalFeed(Path.of("/label/feed.xml"))), file, outside))
                .containsExactly("guid-1 to do", "guid-2 SKIP outside the feed's folder");
    }
}
