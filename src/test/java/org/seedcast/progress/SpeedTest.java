package org.seedcast.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpeedTest {
    private final Speed<String> speed = new Speed<>();

    private void take(long seconds, Map<String, Long> counts) {
        speed.take(TimeUnit.SECONDS.toNanos(seconds), counts);
    }

    @Test
    void findsASteadyRateAndForgetsItSoon() {
        for (int second = 0; second <= 30; second++) {
            take(second, Map.of("a", second * 1_000_000L, "b", 5L));
        }
        assertThat(speed.of("a")).isEqualTo(1_000_000);
        assertThat(speed.of("b")).isZero();
        assertThat(speed.all()).isEqualTo(1_000_000);

        take(31, Map.of("a", 30_000_000L));
        assertThat(speed.of("a")).isEqualTo(800_000);
        for (int second = 32; second <= 35; second++) {
            take(second, Map.of("a", 30_000_000L));
        }
        assertThat(speed.all()).isZero();
    }

    @Test
    void aSlowRhythmIsItsOwnWindow() {
        take(0, Map.of("a", 0L));
        take(10, Map.of("a", 1_000L));
        take(20, Map.of("a", 5_000L));

        assertThat(speed.of("a")).isEqualTo(400);
    }

    @Test
    void knowsNoRateAtFirst() {
        take(0, Map.of("a", 7_000_000L));

        assertThat(speed.of("a")).isZero();
    }

    @Test
    void countsOneThatIsNewFromZero() {
        take(0, Map.of());
        take(60, Map.of("a", 60_000L, "b", 6_000L));

        assertThat(speed.of("a")).isEqualTo(1_000);
        assertThat(speed.all()).isEqualTo(1_100);
    }

    @Test
    void survivesACounterThatBeginsAgainAndAClockThatStands() {
        take(0, Map.of("a", 1_000_000L));
        take(0, Map.of("a", 9_000_000L));
        assertThat(speed.of("a")).isZero();
        take(1, Map.of("a", 10L));

        assertThat(speed.of("a")).isNotNegative();
        assertThat(speed.of("gone")).isZero();
    }
}
