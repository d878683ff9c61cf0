package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.app.Items;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedUnreadable;

class ReportTest {
    private static Outcome outcome(String what) {
        return switch (what) {
            case "done" -> Outcome.of(Items.discovered(1), Event.Action.DOWNLOAD);
            case "kept" -> Outcome.of(Items.discovered(1), Event.Action.KEEP);
            case "waiting" -> Outcome.skipped(Items.discovered(1), "waiting");
            case "failed" ->
                Outcome.failed(
                        Items.discovered(1), new SeedcastException(ExitCode.SOME_ITEMS_FAILED, "cannot download"));
            case "full" -> Outcome.failed(Items.discovered(1), new OutOfSpace("no space left", null));
            default -> throw new AssertionError(what);
        };
    }

    private static Report report(String outcomes, boolean unreadable) {
        return new Report(
                Arrays.stream(outcomes.split(" ", -1))
                        .filter(what -> !what.isEmpty())
                        .map(ReportTest::outcome)
                        .toList(),
                List.of(),
                unreadable ? Optional.of(new FeedUnreadable("feed", "HTTP 404")) : Optional.empty(),
                Duration.ofMillis(1500),
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, 0",
        "done kept, false, 0",
        "waiting, false, 0",
        "done failed, false, 3",
        "'', true, 5",
        "failed, true, 5",
        "full, false, 7",
        "failed full done, false, 7",
        "full, true, 7",
    })
    void theWorstDecides(String outcomes, boolean unreadable, int code) {
        assertThat(report(outcomes, unreadable).exitCode().code()).isEqualTo(code);
    }

    @Test
    void theSummaryCountsEachKind() {
        assertThat(report("done kept kept waiting failed full done", false).summary())
                .isEqualTo(new Event.Mirrored(7, 2, 2, 1, 2, 0, Duration.ofMillis(1500), false));
        assertThat(List.of(report("", false).summary().items())).containsExactly(0);
    }
}
