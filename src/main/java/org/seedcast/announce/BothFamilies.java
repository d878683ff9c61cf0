package org.seedcast.announce;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.seedcast.announce.TrackerAnswer.Accepted;
import org.seedcast.announce.TrackerAnswer.Garbled;
import org.seedcast.announce.TrackerAnswer.Refused;
import org.seedcast.announce.TrackerAnswer.Scraped;
import org.seedcast.announce.TrackerAnswer.Unreachable;

/**
 * Calls a tracker over IPv4 and IPv6 where it has both, since peers of one family learn only of those that announced over
 * it (BEP 7). Where one way leads nowhere, the answer of the other does, and the dead one is not tried for a while. Safe
 * for use by several threads.
 */
final class BothFamilies {
    /** How long the slower one is waited for when the other has answered. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration REST = Duration.ofMinutes(30);

    private final ScheduledExecutorService timer;
    private final Map<InetAddress, Long> deadSinceNanos = new ConcurrentHashMap<>();

    BothFamilies(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /**
     * @param addresses of the tracker, one or two
     * @param question asks at one of them; its answer never fails
     */
    CompletableFuture<TrackerAnswer> ask(
            List<InetAddress> addresses, Function<InetAddress, CompletableFuture<TrackerAnswer>> question) {
        List<InetAddress> alive =
                addresses.stream().filter(address -> !isResting(address)).toList();
        if (alive.size() < 2) {
            return question.apply(alive.isEmpty() ? addresses.get(0) : alive.get(0));
        }
        CompletableFuture<TrackerAnswer> one = question.apply(alive.get(0));
        CompletableFuture<TrackerAnswer> other = question.apply(alive.get(1));
        var unused = CompletableFuture.allOf(
                one.thenAccept(answer -> waitALittle(answer, other)),
                other.thenAccept(answer -> waitALittle(answer, one)));
        return one.thenCombine(other, (first, second) -> {
            learn(alive.get(0), first, second);
            learn(alive.get(1), second, first);
            return merged(first, second);
        });
    }

    private boolean isResting(InetAddress address) {
        Long since = deadSinceNanos.get(address);
        return since != null && System.nanoTime() - since < REST.toNanos();
    }

    private void waitALittle(TrackerAnswer answer, CompletableFuture<TrackerAnswer> other) {
        if (isGood(answer) && !other.isDone()) {
            var unused = timer.schedule(
                    () -> other.complete(new Unreachable("no answer")), GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void learn(InetAddress address, TrackerAnswer itsAnswer, TrackerAnswer theOther) {
        if ((itsAnswer instanceof Unreachable || itsAnswer instanceof Garbled) && isGood(theOther)) {
            deadSinceNanos.put(address, System.nanoTime());
        }
    }

    private static boolean isGood(TrackerAnswer answer) {
        return answer instanceof Accepted || answer instanceof Scraped;
    }

    private static TrackerAnswer merged(TrackerAnswer one, TrackerAnswer other) {
        if (one instanceof Accepted first && other instanceof Accepted second) {
            return first.and(second);
        }
        if (one instanceof Scraped first && other instanceof Scraped second) {
            return first.and(second);
        }
        if (isGood(one)) {
            return one;
        }
        return isGood(other) || other instanceof Refused ? other : one;
    }
}
