package org.seedcast.cli.output;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.SizeText;

/** Counts what is being hashed, one torrent after the other. Safe for use by several threads. */
public final class HashingCount implements WorkCount {
    private static final int BAR_WIDTH = 20;

    private volatile @Nullable Hashing now;

    /** One torrent; many threads add to it. */
    private final class Hashing implements Task {
        private final String name;
        private final long total;
        private final LongAdder done = new LongAdder();
        private final long begunNanos = System.nanoTime();

        Hashing(String name, long total) {
            this.name = name;
            this.total = total;
        }

        @Override
        public void advance(long bytes) {
            done.add(bytes);
        }

        @Override
        public void close() {
            now = null;
        }
    }

    @Override
    public Task begin(String name, long totalBytes) {
        Hashing hashing = new Hashing(name, totalBytes);
        now = hashing;
        return hashing;
    }

    @Override
    public List<String> lines() {
        Hashing hashing = now;
        return hashing == null
                ? List.of()
                : List.of(text(
                        Printable.of(hashing.name),
                        hashing.done.sum(),
                        hashing.total,
                        Duration.ofNanos(System.nanoTime() - hashing.begunNanos)));
    }

    static String text(String name, long done, long total, Duration elapsed) {
        double part = total <= 0 ? 1 : Math.min(1, (double) done / total);
        int filled = (int) (part * BAR_WIDTH);
        long rate = done * 1000 / Math.max(1, elapsed.toMillis());
        String left = done == 0 ? "" : ", " + time(elapsed.toMillis() * (1 - part) / part) + " left";
        return String.format(
                Locale.ROOT,
                "[%s%s] %d %% of %s, %s/s%s: %s",
                "#".repeat(filled),
                ".".repeat(BAR_WIDTH - filled),
                (int) (part * 100),
                SizeText.of(total),
                SizeText.of(rate),
                left,
                name);
    }

    private static String time(double millis) {
        Duration left = Duration.ofSeconds((long) Math.ceil(millis / 1000));
        return left.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", left.toHours(), left.toMinutesPart())
                : left.toMinutes() > 0
                        ? String.format(Locale.ROOT, "%d min %02d s", left.toMinutes(), left.toSecondsPart())
                        : left.toSeconds() + " s";
    }
}
