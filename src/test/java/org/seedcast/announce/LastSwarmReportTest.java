package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.seedcast.announce.tracker.TrackerAnswer.Counts;

class LastSwarmReportTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final LastSwarmReport word = new LastSwarmReport();

    @Test
    void saysNothingBeforeTheTrackerDoes() {
        assertThat(word.size(0)).isEmpty();
        word.said(new Counts(-1, -1, -1), 1, HALF_AN_HOUR, 0);
        assertThat(word.size(0)).isEmpty();
    }

    @Test
    void leavesUsOut() {
        word.said(new Counts(5, 2, -1), 1, HALF_AN_HOUR, 0);
        assertThat(word.size(0)).contains(new SwarmSize(4, 2, OptionalInt.empty()));
        word.said(new Counts(0, 0, -1), 1, HALF_AN_HOUR, 0);
        assertThat(word.size(0)).contains(new SwarmSize(0, 0, OptionalInt.empty()));
    }

    @Test
    void keepsWhatWasNotSaidAnew() {
        word.said(new Counts(5, 2, 77), 1, HALF_AN_HOUR, 0);
        word.said(new Counts(7, -1, -1), 1, HALF_AN_HOUR, 0);
        assertThat(word.size(0)).contains(new SwarmSize(6, 2, OptionalInt.of(77)));
    }

    @Test
    void holdsForTwoIntervalsAndAnHourAtLeast() {
        word.said(new Counts(1, 1, -1), 1, Duration.ofSeconds(10), 0);
        assertThat(word.size(Duration.ofMinutes(59).toNanos())).isPresent();
        assertThat(word.size(Duration.ofMinutes(61).toNanos())).isEmpty();
        word.said(new Counts(1, 1, -1), 1, Duration.ofHours(12), 0);
        assertThat(word.size(Duration.ofHours(23).toNanos())).isPresent();
        assertThat(word.size(Duration.ofHours(25).toNanos())).isEmpty();
        word.said(new Counts(1, 1, -1), 1, Duration.ofDays(10_000), 0);
        assertThat(word.size(Duration.ofHours(49).toNanos())).isEmpty();
    }
}
