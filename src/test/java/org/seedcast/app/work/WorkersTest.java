package org.seedcast.app.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

@Timeout(120)
class WorkersTest {
    private static final String LANE = "";

    private final List<Integer> told = new ArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();

    private Workers workers(int parallel) {
        return new Workers(parallel, cancelled::incrementAndGet);
    }

    @Test
    void nothingToDoIsDone() throws Exception {
        assertThat(workers(4).<Integer, Integer>run(List.of(), one -> LANE, item -> item, told::add))
                .isEmpty();
    }

    @Test
    void resultsComeInTheOrderOfTheItemsNotOfTheirEnds() throws Exception {
        CountDownLatch lastDone = new CountDownLatch(1);
        List<Integer> results = workers(4)
                .run(
                        List.of(1, 2, 3),
                        one -> LANE,
                        item -> {
                            if (item == 3) {
                                lastDone.countDown();
                            } else {
                                assertThat(lastDone.await(10, TimeUnit.SECONDS)).isTrue();
                            }
                            return item * 10;
                        },
                        told::add);

        assertThat(results).containsExactly(10, 20, 30);
        assertThat(told).containsExactly(10, 20, 30);
    }

    @Test
    void noMoreAtATimeThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);

        workers(3)
                .run(
                        IntStream.range(0, 50).boxed().toList(),
                        one -> LANE,
                        item -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            three.countDown();
                            assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
                            return now.decrementAndGet();
                        },
                        told::add);

        assertThat(most).hasValue(3);
    }

    /** Whatever waits for one host, and however many of them there are: the others get on. */
    @Test
    void oneSlowLaneHoldsUpNobodyElse() throws Exception {
        CountDownLatch othersDone = new CountDownLatch(10);

        List<Integer> results = workers(2)
                .run(
                        IntStream.range(0, 100).boxed().toList(),
                        item -> item < 90 ? "slow" : "fast",
                        item -> {
                            if (item < 90) {
                                assertThat(othersDone.await(10, TimeUnit.SECONDS))
                                        .isTrue();
                            } else {
                                othersDone.countDown();
                            }
                            return item;
                        },
                        told::add);

        assertThat(results).hasSize(100).isSorted();
    }

    @Test
    void aFailureEndsAllAtOnceAlsoThoseBeforeIt() throws Exception {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CompletableFuture<Boolean> firstWasInterrupted = new CompletableFuture<>();
        AtomicInteger started = new AtomicInteger();

        assertThatThrownBy(() -> workers(2)
                        .run(
                                IntStream.range(0, 50).boxed().toList(),
                                one -> LANE,
                                item -> {
                                    started.incrementAndGet();
                                    if (item == 0) {
                                        firstRuns.countDown();
                                        firstWasInterrupted.complete(isInterruptedWhileWaiting());
                                        return item;
                                    }
                                    assertThat(firstRuns.await(10, TimeUnit.SECONDS))
                                            .isTrue();
                                    throw new SeedcastException(ExitCode.FAILED, "the disk is gone");
                                },
                                told::add))
                .isInstanceOf(SeedcastException.class)
                .hasMessage("the disk is gone");

        assertThat(firstWasInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(cancelled).hasPositiveValue();
        assertThat(told).isEmpty();
    }

    private static boolean isInterruptedWhileWaiting() {
        try {
            CountDownLatch never = new CountDownLatch(1);
            return never.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void aBugIsNotTakenForAnythingElse() {
        assertThatThrownBy(() -> workers(2)
                        .run(
                                List.of(1),
                                one -> LANE,
                                item -> {
                                    throw new ArithmeticException("wrong sum");
                                },
                                result -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("wrong sum");
    }

    @Test
    void anInterruptionEndsAllOfThem() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread owner = new Thread(() -> {
            try {
                workers(2)
                        .run(
                                List.of(1, 2),
                                one -> LANE,
                                item -> {
                                    running.countDown();
                                    if (isInterruptedWhileWaiting()) {
                                        ended.countDown();
                                    }
                                    return item;
                                },
                                told::add);
            } catch (SeedcastException | InterruptedException e) {
                thrown.complete(e);
            }
        });
        owner.start();
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        owner.interrupt();

        assertThat(thrown.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(cancelled).hasPositiveValue();
    }
}
