package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;
import org.seedcast.peers.Deadline;

class HostQueueTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int HELD = 5;
    private static final TrackerAnswer FAILURE = new Unreachable("no answer");
    private static final TrackerAnswer ANSWER = new Refused("no", Optional.empty());

    private final AnnounceThread thread = AnnounceThread.start();
    private final AtomicInteger held = new AtomicInteger();
    private final Queue<CompletableFuture<TrackerAnswer>> asked = new ConcurrentLinkedQueue<>();
    private final Queue<TrackerAnswer> heard = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        thread.executor().shutdownNow();
    }

    @Test
    void letsFewGoAtATime() throws Exception {
        HostQueue line = line(2, Duration.ofHours(1));
        join(line, 5);
        assertThat(asked).hasSize(2);
        asked.remove().complete(ANSWER);
        assertThat(Deadline.of(SOON).reached(() -> asked.size() == 2)).isTrue();
        assertThat(heard).hasSize(1);
    }

    @Test
    void holdsBackFromAHostThatDoesNotAnswer() throws Exception {
        HostQueue line = line(3, Duration.ofHours(1));
        takeDown(line);
        join(line, 5);
        assertThat(Deadline.of(SOON).reached(() -> held.get() == HELD + 5)).isTrue();
        assertThat(asked).isEmpty();
        assertThat(line.failing()).isTrue();
    }

    @Test
    void asksOnceInAWhileWhetherItIsBackAndMoreRarelyEachTime() throws Exception {
        HostQueue line = line(3, Duration.ofMillis(400));
        List<Long> probes = new ArrayList<>();
        takeDown(line);
        for (int probe = 0; probe < 3; probe++) {
            assertThat(Deadline.of(SOON).reached(() -> !asked.isEmpty())).isTrue();
            probes.add(System.nanoTime());
            assertThat(asked).as("at a time").hasSize(1);
            failAll();
        }
        for (int number = 1; number < probes.size(); number++) {
            long millis = TimeUnit.NANOSECONDS.toMillis(probes.get(number) - probes.get(number - 1));
            assertThat(millis).as("rest %d", number + 1).isGreaterThanOrEqualTo(200L << number);
        }
    }

    @Test
    void letsAllGoOnWhenItIsBack() throws Exception {
        HostQueue line = line(3, Duration.ofMillis(200));
        takeDown(line);
        assertThat(Deadline.of(SOON).reached(() -> asked.size() == 1)).isTrue();
        asked.remove().complete(ANSWER);
        assertThat(Deadline.of(SOON).reached(() -> asked.size() == 3)).isTrue();
        assertThat(line.failing()).isFalse();
        for (int done = 0; done < HELD - 1; done++) {
            assertThat(Deadline.of(SOON).reached(() -> !asked.isEmpty())).isTrue();
            asked.remove().complete(ANSWER);
        }
        assertThat(Deadline.of(SOON).reached(() -> heard.size() == 10)).isTrue();
        assertThat(held.get()).as("told once that they must wait").isEqualTo(HELD);
    }

    @Test
    void takesNoNoticeOfCallsAside() throws Exception {
        HostQueue line = line(3, Duration.ofHours(1));
        for (int number = 0; number < 5; number++) {
            on(() -> line.joinAside(this::question, heard::add));
        }
        for (int number = 0; number < 5; number++) {
            assertThat(Deadline.of(SOON).reached(() -> !asked.isEmpty())).isTrue();
            asked.remove().complete(FAILURE);
        }
        assertThat(Deadline.of(SOON).reached(() -> heard.size() == 5)).isTrue();
        assertThat(line.failing()).isFalse();
        join(line, 1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void doesNotCallAsideWhileTheHostIsDown() throws Exception {
        HostQueue line = line(3, Duration.ofHours(1));
        join(line, 5);
        on(() -> line.joinAside(this::question, heard::add));
        failAll();
        assertThat(Deadline.of(SOON).reached(() -> heard.size() == 4 && asked.size() == 2))
                .isTrue();
        on(() -> line.joinAside(this::question, heard::add));
        assertThat(Deadline.of(SOON).reached(() -> heard.size() == 5)).isTrue();
        failAll();
        assertThat(asked).isEmpty();
    }

    @Test
    void doesNotTakeNonsenseFromOneThatHasAnsweredForItsEnd() throws Exception {
        HostQueue line = line(1, Duration.ofHours(1));
        join(line, 6);
        asked.remove().complete(ANSWER);
        for (int number = 1; number < 6; number++) {
            assertThat(Deadline.of(SOON).reached(() -> !asked.isEmpty())).isTrue();
            asked.remove().complete(new Garbled("<html>"));
        }
        assertThat(Deadline.of(SOON).reached(() -> heard.size() == 6)).isTrue();
        assertThat(held.get()).isZero();
    }

    @Test
    void forgetsWhoWithdraws() throws Exception {
        HostQueue line = line(1, Duration.ofHours(1));
        join(line, 1);
        CompletableFuture<HostQueue.Call> second = new CompletableFuture<>();
        on(() -> second.complete(line.join(this::question, heard::add, held::incrementAndGet)));
        CompletableFuture<Boolean> withdrawn = new CompletableFuture<>();
        on(() -> withdrawn.complete(second.join().withdraw()));
        assertThat(withdrawn.get()).isTrue();
        asked.remove().complete(ANSWER);
        assertThat(Deadline.of(SOON).reached(() -> heard.size() == 1)).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void survivesAQuestionThatCannotBeAsked() throws Exception {
        HostQueue line = line(1, Duration.ofHours(1));
        on(() -> line.join(
                () -> {
                    throw new IllegalStateException("broken");
                },
                heard::add,
                held::incrementAndGet));
        join(line, 1);
        assertThat(Deadline.of(SOON).reached(() -> asked.size() == 1)).isTrue();
        assertThat(heard.remove()).isInstanceOf(Unreachable.class);
    }

    private HostQueue line(int limit, Duration firstRetry) {
        return new HostQueue("a host", limit, new AnnounceSchedule(Duration.ofMillis(1), firstRetry), thread);
    }

    /** Ten calls, of which five are asked before it is clear that the host is down: three, and two in place of the first. */
    private void takeDown(HostQueue line) throws Exception {
        join(line, 10);
        failAll();
        assertThat(Deadline.of(SOON).reached(() -> asked.size() == 2 && held.get() == HELD))
                .isTrue();
        failAll();
        assertThat(Deadline.of(SOON).reached(() -> heard.size() == 10 - HELD)).isTrue();
    }

    private void join(HostQueue line, int calls) throws Exception {
        for (int number = 0; number < calls; number++) {
            on(() -> line.join(this::question, heard::add, held::incrementAndGet));
        }
    }

    private CompletableFuture<TrackerAnswer> question() {
        CompletableFuture<TrackerAnswer> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private void failAll() throws Exception {
        // all at once, before the line can ask the next
        on(() -> {
            while (!asked.isEmpty()) {
                asked.remove().complete(FAILURE);
            }
        });
    }

    private void on(Runnable task) throws Exception {
        thread.executor().submit(task).get(10, TimeUnit.SECONDS);
    }
}
