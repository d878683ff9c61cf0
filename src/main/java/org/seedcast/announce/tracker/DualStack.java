package org.seedcast.announce.tracker;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Scraped;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;

/**
 * Calls a tracker over IPv4 and IPv6 if it has both, since peers of one family learn only of those that announced over
 * it (BEP 7). If one family fails, the other's answer counts, and the dead one is not tried for a while. Safe for use
 * by several threads.
 */
public final class DualStack {
    /** Time to wait for the slower family once the other has answered. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Head start of the first of several addresses of a family. */
    private static final Duration HEAD_START = Duration.ofSeconds(3);

    private static final TrackerAnswer NO_ANSWER = new Unreachable("no answer");

    private static final Duration REST = Duration.ofMinutes(30);

    private final ScheduledExecutorService timer;
    private final Map<InetAddress, Long> deadSinceNanos = new ConcurrentHashMap<>();

    public DualStack(ScheduledExecutorService timer) {
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

    /**
     * The same with more than one address of a family: those are asked one after the other, the next one as soon as the one
     * before it fails or takes its time.
     *
     * @param ways of each family all addresses
     */
    CompletableFuture<TrackerAnswer> askInTurn(
            List<List<InetAddress>> ways, Function<InetAddress, CompletableFuture<TrackerAnswer>> question) {
        Map<InetAddress, List<InetAddress>> byFirst = new LinkedHashMap<>();
        for (List<InetAddress> way : ways) {
            List<InetAddress> alive =
                    way.stream().filter(address -> !isResting(address)).toList();
            List<InetAddress> asked = alive.isEmpty() ? way : alive;
            byFirst.put(asked.get(0), asked);
        }
        return ask(
                List.copyOf(byFirst.keySet()),
                first -> inTurn(Objects.requireNonNull(byFirst.get(first), "one of the keys"), question));
    }

    private CompletableFuture<TrackerAnswer> inTurn(
            List<InetAddress> way, Function<InetAddress, CompletableFuture<TrackerAnswer>> question) {
        CompletableFuture<TrackerAnswer> first = question.apply(way.get(0));
        if (way.size() == 1) {
            return first;
        }
        CompletableFuture<TrackerAnswer> result = new CompletableFuture<>();
        CompletableFuture<Boolean> goesOn = first.thenApply(Unreachable.class::isInstance);
        Future<?> impatience =
                timer.schedule(() -> goesOn.complete(true), HEAD_START.toMillis(), TimeUnit.MILLISECONDS);
        var unused = goesOn.thenCompose(on -> {
                    impatience.cancel(false);
                    return on ? orNext(first, way, question) : first;
                })
                .thenAccept(result::complete);
        return result;
    }

    /** Returns the first good answer; an address that gave none while the next one did is skipped for a while. */
    private CompletableFuture<TrackerAnswer> orNext(
            CompletableFuture<TrackerAnswer> first,
            List<InetAddress> way,
            Function<InetAddress, CompletableFuture<TrackerAnswer>> question) {
        CompletableFuture<TrackerAnswer> next = inTurn(way.subList(1, way.size()), question);
        CompletableFuture<TrackerAnswer> good = new CompletableFuture<>();
        var unused = CompletableFuture.allOf(
                        first.thenAccept(answer -> completeIfGood(good, answer)), next.thenAccept(answer -> {
                            learn(way.get(0), first.getNow(NO_ANSWER), answer);
                            completeIfGood(good, answer);
                        }))
                .thenRun(() -> good.complete(merged(first.join(), next.join())));
        return good;
    }

    private static void completeIfGood(CompletableFuture<TrackerAnswer> good, TrackerAnswer answer) {
        if (isGood(answer)) {
            good.complete(answer);
        }
    }

    private boolean isResting(InetAddress address) {
        Long since = deadSinceNanos.get(address);
        return since != null && System.nanoTime() - since < REST.toNanos();
    }

    private void waitALittle(TrackerAnswer answer, CompletableFuture<TrackerAnswer> other) {
        if (isGood(answer) && !other.isDone()) {
            var unused = timer.schedule(() -> other.complete(NO_ANSWER), GRACE.toMillis(), TimeUnit.MILLISECONDS);
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
