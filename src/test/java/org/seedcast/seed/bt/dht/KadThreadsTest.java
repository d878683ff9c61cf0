package org.seedcast.seed.bt.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KadThreadsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final KadThreads threads = new KadThreads();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        threads.endPool(LIMIT);
    }

    @Test
    void leavesOutTheFirstTaskOfAStartAndNoOther() throws Exception {
        threads.pool().execute(() -> done.add("before"));
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("before");
        threads.start(() -> {
            threads.pool().execute(() -> done.add("names of routers"));
            threads.pool().execute(() -> done.add("the socket"));
        });
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("the socket");
        threads.pool().execute(() -> done.add("after"));
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("after");
    }

    @Test
    void aStartLeavesOutNothingThatOthersDo() throws Exception {
        threads.start(() -> {
            Thread other = new Thread(() -> threads.pool().execute(() -> done.add("another's")));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("another's");
        threads.pool().execute(() -> done.add("ours"));
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("ours");
    }

    @Test
    void waitsForThreadsThatWereStartedFromThePool() throws Exception {
        threads.pool().execute(() -> new Thread(this::network).start());
        assertThat(done.poll(10, TimeUnit.SECONDS)).isEqualTo("up");
        threads.endPool(LIMIT);

        assertThat(threads.awaitEnd(() -> {}, Duration.ofMillis(50))).isFalse();
        assertThat(threads.awaitEnd(end::countDown, LIMIT)).isTrue();
    }

    @Test
    void doesNothingAfterTheEnd() {
        threads.endPool(LIMIT);
        threads.pool().execute(() -> done.add("too late"));
        assertThat(threads.awaitEnd(() -> {}, LIMIT)).isTrue();
        assertThat(done).isEmpty();
    }

    private void network() {
        done.add("up");
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
