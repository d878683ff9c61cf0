package org.seedcast.seed.bt.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachabilityWatchTest {
    @ParameterizedTest
    @CsvSource({"PT15M, 0, 1, true", "PT14M59S, 0, 1, false", "PT1H, 1, 5, false", "PT1H, 0, 0, false"})
    void takesAPortForClosedWhenNobodyComesAlthoughSomebodyWould(
            Duration listening, long taken, int leechers, boolean expected) {
        assertThat(new ReachabilityWatch().seemsClosed(listening, taken, leechers))
                .isEqualTo(expected);
    }

    @Test
    void saysItOnce() {
        ReachabilityWatch watch = new ReachabilityWatch();
        assertThat(watch.seemsClosed(ReachabilityWatch.LONG, 0, 1)).isTrue();
        assertThat(watch.seemsClosed(ReachabilityWatch.LONG, 0, 1)).isFalse();
    }
}
