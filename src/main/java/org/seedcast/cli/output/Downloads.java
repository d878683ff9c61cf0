package org.seedcast.cli.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.seedcast.progress.Progress.Task;
import org.seedcast.progress.Speed;

/**
 * Shows the downloads under way, as a few lines: one for each file and one for all. Safe for use by several threads.
 */
public final class Downloads implements WorkCount {
    /** Pause after which the next download starts another run. */
    private static final Duration REST = Duration.ofSeconds(30);
    /** More would fill the terminal. */
    private static final int MOST_BARS = 8;

    private final LongSupplier nanos;
    /** By name, as a file that is tried again is the same file. */
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private Speed<String> speed = new Speed<>();
    private int plannedFiles;
    private long plannedBytes;
    private long restingSince;

    /** @param nanos a clock that never goes back */
    public Downloads(LongSupplier nanos) {
        this.nanos = nanos;
        this.restingSince = nanos.getAsLong();
    }

    private static final class Row {
        private long total;
        private long done;
        private boolean running;
        /** Its own, so that it counts from when the file began. */
        private final Speed<Boolean> speed = new Speed<>();

        private long rate(long now) {
            speed.take(now, Map.of(true, done));
            return speed.of(true);
        }
    }

    /** Receives the plan of a run; 0 bytes if the size is unknown. */
    @Override
    public synchronized void planned(int files, long bytes) {
        begin();
        plannedFiles = files;
        plannedBytes = bytes;
    }

    private void begin() {
        rows.clear();
        speed = new Speed<>();
        plannedFiles = 0;
        plannedBytes = 0;
        restingSince = nanos.getAsLong();
    }

    /** @param total bytes of it, or -1 when unknown */
    @Override
    public synchronized Task begin(String name, long total) {
        if (running() == 0 && nanos.getAsLong() - restingSince > REST.toNanos()) {
            begin();
        }
        Row row = new Row();
        row.total = total;
        row.running = true;
        rows.put(name, row);
        return new Task() {
            @Override
            public void advance(long bytes) {
                add(row, bytes);
            }

            @Override
            public void close() {
                end(row);
            }
        };
    }

    private synchronized void add(Row row, long bytes) {
        row.done += bytes;
    }

    private synchronized void end(Row row) {
        row.running = false;
        restingSince = nanos.getAsLong();
    }

    private long running() {
        return rows.values().stream().filter(row -> row.running).count();
    }

    /** Returns the lines; none while nothing is downloaded. */
    @Override
    public synchronized List<String> lines() {
        if (running() == 0) {
            return List.of();
        }
        Map<String, Long> counts = new HashMap<>();
        rows.forEach((name, row) -> counts.put(name, row.done));
        long now = nanos.getAsLong();
        speed.take(now, counts);
        List<String> lines = new ArrayList<>();
        rows.forEach((name, row) -> {
            if (row.running && lines.size() < MOST_BARS) {
                lines.add(DownloadText.bar(name, row.done, known(row.total), row.rate(now)));
            }
        });
        lines.add(all());
        return lines;
    }

    private static OptionalLong known(long total) {
        return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
    }

    private String all() {
        int ended = (int) (rows.size() - running());
        long done = rows.values().stream().mapToLong(row -> row.done).sum();
        // What the feed declares is a hint: never less than what is here.
        OptionalLong total = plannedBytes > 0 ? OptionalLong.of(Math.max(plannedBytes, done)) : OptionalLong.empty();
        return DownloadText.all(ended, Math.max(plannedFiles, rows.size()), done, total, speed.all());
    }
}
