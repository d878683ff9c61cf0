package org.seedcast.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.seedcast.app.SizeText;
import org.seedcast.progress.Progress.Task;

/** Counts what is being downloaded. Safe for use by several threads. */
final class DownloadCount {
    /** After such a rest it is another run, whose rate begins anew. */
    private static final Duration REST = Duration.ofSeconds(30);

    private int running;
    private long done;
    private long begunNanos = System.nanoTime();
    private long endedNanos = begunNanos;

    synchronized Task begin() {
        long now = System.nanoTime();
        if (running == 0 && now - endedNanos > REST.toNanos()) {
            done = 0;
            begunNanos = now;
        }
        running++;
        return new Task() {
            @Override
            public void advance(long bytes) {
                add(bytes);
            }

            @Override
            public void close() {
                end();
            }
        };
    }

    private synchronized void add(long bytes) {
        done += bytes;
    }

    private synchronized void end() {
        running--;
        endedNanos = System.nanoTime();
    }

    /** Nothing while nothing is downloaded. */
    synchronized Optional<String> text() {
        return running == 0
                ? Optional.empty()
                : Optional.of(text(running, done, Duration.ofNanos(System.nanoTime() - begunNanos)));
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
}
