package org.seedcast.app.torrent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Runs several attempts, each of which may fail without preventing the others. */
final class PartialFailures {
    private final Consumer<Event> events;
    private final List<ExitCode> failures = new ArrayList<>();
    private int done;

    PartialFailures(Consumer<Event> events) {
        this.events = events;
    }

    /** The work of one attempt. */
    interface Attempt {
        /** @return whether this itself was one of the things to do */
        boolean run() throws SeedcastException, InterruptedException;
    }

    /** Runs an attempt, and reports a failure at once. */
    void of(Attempt attempt) throws InterruptedException {
        try {
            done += attempt.run() ? 1 : 0;
        } catch (SeedcastException e) {
            failures.add(e.exitCode());
            events.accept(new Event.Problem(e));
        }
    }

    /** Returns the code of the only failure where nothing else was to be done. */
    ExitCode exitCode() {
        if (failures.isEmpty()) {
            return ExitCode.DONE;
        }
        if (failures.contains(ExitCode.OUT_OF_SPACE)) {
            return ExitCode.OUT_OF_SPACE;
        }
        if (done > 0) {
            return ExitCode.SOME_ITEMS_FAILED;
        }
        return failures.size() == 1 ? failures.get(0) : ExitCode.FAILED;
    }
}
