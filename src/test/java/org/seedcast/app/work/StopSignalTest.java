package org.seedcast.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StopSignalTest {
    private final StopSignal stop = new StopSignal();
    private final AtomicInteger actions = new AtomicInteger();

    @Test
    void nothingHappensUnasked() throws Exception {
        stop.whenRequested(actions::incrementAndGet);

        assertThat(stop.isRequested()).isFalse();
        assertThat(stop.await(Duration.ofMillis(1))).isFalse();
        assertThat(actions).hasValue(0);
    }

    @Test
    void tellsEveryoneAndStaysSaid() throws Exception {
        stop.whenRequested(actions::incrementAndGet);
        stop.whenRequested(actions::incrementAndGet);

        stop.request();

        assertThat(stop.isRequested()).isTrue();
        assertThat(stop.await(Duration.ZERO)).isTrue();
        assertThat(actions).hasValue(2);
    }

    @Test
    void whoComesLateIsToldAtOnce() {
        stop.request();

        stop.whenRequested(actions::incrementAndGet);

        assertThat(actions).hasValue(1);
    }

    @Test
    void wakesWhoWaits() throws Exception {
        CompletableFuture<Boolean> woken = CompletableFuture.supplyAsync(() -> {
            try {
                return stop.await(Duration.ofSeconds(15));
            } catch (InterruptedException e) {
                return false;
            }
        });

        stop.request();

        assertThat(woken.get(5, TimeUnit.SECONDS)).isTrue();
    }
}
