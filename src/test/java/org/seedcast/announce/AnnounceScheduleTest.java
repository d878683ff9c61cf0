package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;

class AnnounceScheduleTest {
    @ParameterizedTest
    @CsvSource({
        "1800, 0,   1800",
        "1800, 1, 1980",
        "1800, 0.5, 1890", // never early, at most a tenth late
        "0,    0,   1800", // the tracker named none
        "1,    0,   10",
        "10,   0,   10",
        "999999999, 0, 86400"
    })
    void waitsAsTheTrackerSays(long intervalSeconds, double chance, long expectedSeconds) {
        Accepted accepted = new Accepted(
                Duration.ofSeconds(intervalSeconds), 0, 0, List.of(), Optional.empty(), Optional.empty(), 1);
        assertThat(AnnounceSchedule.USUAL.next(accepted, 0, chance)).contains(Duration.ofSeconds(expectedSeconds));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 30",
        "2, 1, 60",
        "3, 1, 120",
        "6, 1, 960",
        "7, 1, 1800",
        "8, 1, 1800",
        "1000000, 1, 1800",
        "1, 0, 15",
        "7, 0, 900"
    })
    void backsOffFromFailures(int failures, double chance, long expectedSeconds) {
        Optional<Duration> expected = Optional.of(Duration.ofSeconds(expectedSeconds));
        assertThat(AnnounceSchedule.USUAL.next(new Unreachable("no answer"), failures, chance))
                .isEqualTo(expected);
        assertThat(AnnounceSchedule.USUAL.next(new Refused("no", Optional.empty()), failures, chance))
                .isEqualTo(expected);
    }

    @Test
    void comesBackWhenTheTrackerWantsIt() {
        Refused inFiveMinutes = new Refused("busy", Optional.of(Duration.ofMinutes(5)));
        assertThat(AnnounceSchedule.USUAL.next(inFiveMinutes, 9, 0)).contains(Duration.ofMinutes(5));
        assertThat(AnnounceSchedule.USUAL.next(new Refused("busy", Optional.of(Duration.ZERO)), 1, 0))
                .contains(Duration.ofSeconds(10));
    }

    @Test
    void neverComesBackWhenTheTrackerSaysSo() {
        assertThat(AnnounceSchedule.USUAL.next(new Refused("gone", Optional.of(Refused.NEVER)), 1, 0))
                .isEmpty();
    }
}
