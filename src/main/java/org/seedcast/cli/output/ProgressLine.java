package org.seedcast.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.event.Event;
import org.seedcast.progress.Progress;

/**
 * Shows the current work at the bottom of a terminal: lines for work and one for seeding, as long as there are any,
 * with the busiest torrents above them when wanted. Redrawn a few times a second by one thread; whoever prints
 * meanwhile does so through {@link #makeRoom}.
 */
public final class ProgressLine implements Progress, AutoCloseable {
    private static final long REDRAW_MILLIS = 250;

    private final LiveLines lines;
    private final boolean table;
    private final WorkCount work;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread drawing = new Thread(task, "progress");
        drawing.setDaemon(true);
        return drawing;
    });
    private @Nullable String farewell;
    private Event.@Nullable Status status;

    /**
     * @param work what there is to do
     * @param table whether to show the busiest torrents, too
     */
    public ProgressLine(PrintWriter terminal, WorkCount work, boolean table) {
        this.lines = new LiveLines(terminal);
        this.work = work;
        this.table = table;
    }

    /** Begins to draw; nothing is drawn while nothing is going on. */
    public ProgressLine start() {
        var unused = thread.scheduleWithFixedDelay(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public Task begin(String name, long totalBytes) {
        return work.begin(name, totalBytes);
    }

    /** Receives the plan of a run. */
    void planned(Event.Planned plan) {
        work.planned(plan.downloads(), plan.bytes());
    }

    /** Receives the progress of a check. */
    void at(Event.Checking step) {
        work.at(step);
    }

    /** Receives the progress of seeding. */
    synchronized void seeding(Event.Status now) {
        status = now;
    }

    /** Shows that seeding has ended, and that {@code trackers} still receive {@code stopped}, if there are any. */
    synchronized void farewell(boolean trackers) {
        status = null;
        farewell = trackers ? "sending stopped to the trackers; Ctrl-C ends at once" : null;
    }

    synchronized void draw() {
        List<String> now = new ArrayList<>();
        if (status != null && table) {
            now.addAll(SeedingText.table(status));
        }
        now.addAll(work.lines());
        if (status != null) {
            now.add(SeedingText.line(status));
        }
        if (farewell != null) {
            now.add(farewell);
        }
        lines.draw(now);
    }

    /** Lets {@code print} write to the terminal with nothing of these lines in the way. */
    synchronized void makeRoom(Runnable print) {
        lines.clear();
        print.run();
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
        lines.clear();
    }
}
