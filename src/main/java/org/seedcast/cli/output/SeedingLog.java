package org.seedcast.cli.output;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.event.Event;

/**
 * Decides which of many seeding reports a log keeps: one from time to time, and one soon after a change that an
 * operator would want to see. Not for several threads.
 */
final class SeedingLog {
    private static final Duration RARELY = Duration.ofMinutes(10);
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private final boolean verbose;
    private final LongSupplier nanos;
    private Event.@Nullable Status last;
    private long lastNanos;
    private boolean changedLately;

    /**
     * @param verbose whether to keep one every minute, and tables of the busiest torrents
     * @param nanos the time, as {@link System#nanoTime} has it
     */
    SeedingLog(boolean verbose, LongSupplier nanos) {
        this.verbose = verbose;
        this.nanos = nanos;
    }

    /** Returns the lines to write for {@code status}: often none. */
    List<String> lines(Event.Status status) {
        long now = nanos.getAsLong();
        if (last == null) {
            // That it seeds, and what, was said when it began.
            remember(status, now, false);
            return status.failingTrackers().isEmpty() ? List.of() : text(status);
        }
        Duration since = Duration.ofNanos(now - lastNanos);
        boolean changed = isChange(last, status);
        boolean due = since.compareTo(verbose ? OFTEN : RARELY) >= 0;
        // What changes to and fro tells no more than once a minute.
        boolean news = changed && (!changedLately || since.compareTo(OFTEN) >= 0);
        if (!due && !news) {
            return List.of();
        }
        remember(status, now, changed);
        return text(status);
    }

    private void remember(Event.Status status, long now, boolean changed) {
        last = status;
        lastNanos = now;
        changedLately = changed;
    }

    private static boolean isChange(Event.Status before, Event.Status now) {
        return before.torrents() != now.torrents()
                || before.checking() > 0 != now.checking() > 0
                || !before.failingTrackers().equals(now.failingTrackers());
    }

    private List<String> text(Event.Status status) {
        List<String> table = verbose ? SeedingText.table(status) : List.of();
        return Stream.concat(Stream.of(SeedingText.logLine(status)), table.stream())
                .toList();
    }
}
