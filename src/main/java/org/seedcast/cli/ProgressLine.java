package org.seedcast.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.seedcast.app.SizeText;
import org.seedcast.progress.Progress;

/**
 * One line at the bottom of a terminal that tells how downloads go, redrawn a few times a second by one thread. Whoever
 * prints meanwhile does so through {@link #makeRoom}.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long REDRAW_MILLIS = 250;
    private static final String CLEAR = "\r\u001B[K";

    private final PrintWriter terminal;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final long begun = System.nanoTime();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread drawing = new Thread(task, "progress");
        drawing.setDaemon(true);
        return drawing;
    });
    private boolean drawn;

    ProgressLine(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** Begins to draw; nothing is drawn while nothing is running. */
    ProgressLine start() {
        var unused = thread.scheduleWithFixedDelay(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public Task begin(String name, long totalBytes) {
        running.incrementAndGet();
        return new Task() {
            @Override
            public void advance(long bytes) {
                done.addAndGet(bytes);
            }

            @Override
            public void close() {
                running.decrementAndGet();
            }
        };
    }

    private synchronized void draw() {
        int files = running.get();
        if (files > 0) {
            terminal.print(CLEAR + text(files, done.get(), Duration.ofNanos(System.nanoTime() - begun)));
            terminal.flush();
            drawn = true;
        } else {
            clear();
        }
    }

    static String text(int files, long bytes, Duration elapsed) {
        long rate = bytes * 1000 / Math.max(1, elapsed.toMillis());
        return String.format(
                Locale.ROOT,
                "downloading %d file%s: %s so far, %s/s",
                files,
                files == 1 ? "" : "s",
                SizeText.of(bytes),
                SizeText.of(rate));
    }

    /** Lets {@code print} write to the terminal with nothing of this line in the way. */
    synchronized void makeRoom(Runnable print) {
        clear();
        print.run();
    }

    private void clear() {
        if (drawn) {
            terminal.print(CLEAR);
            terminal.flush();
            drawn = false;
        }
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
        clear();
    }
}
