package org.seedcast.announce;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;
import org.seedcast.announce.tracker.TrackerName;

/** Tells people of each problem with a tracker once. For the announcing thread alone. */
final class TrackerNotices {
    /** Limit on reported refusals: a tracker may word each one differently. */
    private static final int MOST_REFUSALS_TOLD = 5;

    /** One that comes and goes all day is not told of each time. */
    private static final Duration QUIET = Duration.ofHours(1);

    private final Consumer<String> listener;
    private final LongSupplier nanos;
    private final Map<String, Host> hosts = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();

    /**
     * @param listener takes a line for people
     * @param nanos a clock that never goes back
     */
    TrackerNotices(Consumer<String> listener, LongSupplier nanos) {
        this.listener = listener;
        this.nanos = nanos;
    }

    void heard(URI url, TrackerAnswer answer) {
        String name = TrackerName.of(url);
        Host host = hosts.computeIfAbsent(name, unknown -> new Host());
        if (answer instanceof Unreachable failed) {
            failed(host, "tracker " + name + " cannot be reached: " + failed.reason());
        } else if (answer instanceof Garbled garbled) {
            failed(host, "tracker " + name + " sends an invalid response: " + garbled.reason());
        } else {
            if (host.answers()) {
                tell("tracker " + name + " answers again");
            }
            if (answer instanceof Refused refused && host.refuses(refused.reason())) {
                tell("tracker " + name + " refuses: " + refused.reason());
            }
        }
    }

    private void failed(Host host, String message) {
        if (host.fails(nanos.getAsLong())) {
            tell(message);
        }
    }

    private void tell(String message) {
        listener.accept(TrackerName.withoutSecrets(message));
    }

    void notSupported(URI url) {
        String name = TrackerName.of(url);
        if (leftOut.add(name)) {
            listener.accept("tracker " + name + " is skipped: only http, https and udp are supported");
        }
    }

    /** The notices already given about one host. */
    private static final class Host {
        private final Set<String> refusals = new HashSet<>();
        private boolean answeredOnce;
        private int failures;
        private boolean told;
        private boolean everTold;
        private long toldNanos;

        /** @return whether to report it: a single failure among many good calls is not worth it */
        boolean fails(long nowNanos) {
            failures++;
            boolean isDown = !answeredOnce || failures >= HostQueue.FAILURES_OF_A_DEAD_HOST;
            if (told || !isDown || (everTold && nowNanos - toldNanos < QUIET.toNanos())) {
                return false;
            }
            told = true;
            everTold = true;
            toldNanos = nowNanos;
            return true;
        }

        /** @return whether to report that it is back */
        boolean answers() {
            boolean back = told;
            answeredOnce = true;
            failures = 0;
            told = false;
            return back;
        }

        boolean refuses(String reason) {
            return refusals.size() < MOST_REFUSALS_TOLD && refusals.add(reason);
        }
    }
}
