package org.seedcast.app.mirror;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.work.StopSignal;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryInUse;

/** Mirrors at regular intervals, and leaves the library to others in between. */
public final class MirrorLoop {
    private final MirrorJob job;
    private final StopSignal stop;
    private final Consumer<Event> events;

    public MirrorLoop(MirrorJob job, StopSignal stop, Consumer<Event> events) {
        this.job = job;
        this.stop = stop;
        this.events = events;
    }

    /** The time between two runs. */
    public interface Pause {
        /** Waits so long at most; true when there is to be no next run. */
        boolean isOverWithin(Duration time) throws InterruptedException;
    }

    /**
     * Runs until the pause ends the series. A failure of the first run ends it, too, as nothing is known to work then;
     * a later one is reported, and the next run tries again. Another writer is no failure but a reason to come back.
     *
     * @param seeding receives in each run the library that can be seeded
     * @return the exit code for failures that remain at the end
     */
    public ExitCode run(MirrorRequest request, Duration every, Consumer<Layout> seeding, Pause pause)
            throws SeedcastException, InterruptedException {
        OverallResult overallResult = new OverallResult();
        MirrorRequest next = request;
        boolean first = true;
        Duration left;
        do {
            long begun = System.nanoTime();
            try {
                Report report = job.run(next, seeding);
                overallResult.add(report);
                events.accept(report.summary());
                next = report.unreadable().isPresent() ? next : next.again();
                first = false;
            } catch (LibraryInUse e) {
                String message = SeedcastException.reason(e) + "; this run is skipped";
                events.accept(new Event.Notice(message, Optional.empty()));
            } catch (SeedcastException e) {
                if (first || stop.isRequested()) {
                    throw e;
                }
                failed(e, overallResult);
            } catch (RuntimeException | Error e) {
                failed(Unforeseen.of("cannot finish this run", e), overallResult);
            }
            left = every.minusNanos(System.nanoTime() - begun);
        } while (!pause.isOverWithin(left.isNegative() ? Duration.ZERO : left));
        return overallResult.exitCode();
    }

    private void failed(SeedcastException failure, OverallResult overallResult) {
        overallResult.add(failure);
        events.accept(new Event.Problem(failure));
    }
}
