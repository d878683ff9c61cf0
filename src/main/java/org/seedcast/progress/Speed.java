package org.seedcast.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures the speed of several counters over the last seconds, so that a number stands still long enough to be read
 * and yet follows. Not for several threads.
 */
public final class Speed<K> {
    private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();

    /** The growth of each counter in one stretch of time; counters that did not grow are left out. */
    private record Growth<K>(long beginNanos, Map<K, Long> amounts) {}

    private final Map<K, Long> counts = new HashMap<>();
    private final Deque<Growth<K>> window = new ArrayDeque<>();
    private long lastNanos;
    private boolean begun;

    /** @param now the counters as of {@code nanos}; one that is new began at 0 the last time */
    public void take(long nanos, Map<K, Long> now) {
        if (begun) {
            Map<K, Long> amounts = new HashMap<>();
            now.forEach((key, count) -> {
                long before = counts.getOrDefault(key, 0L);
                if (count > before) {
                    amounts.put(key, count - before);
                }
            });
            window.add(new Growth<>(lastNanos, amounts));
            while (window.size() > 1 && nanos - window.element().beginNanos() > WINDOW_NANOS) {
                window.remove();
            }
        }
        begun = true;
        lastNanos = nanos;
        counts.clear();
        counts.putAll(now);
    }

    /** Per second. */
    public long of(K key) {
        return perSecond(window.stream()
                .mapToLong(growth -> growth.amounts().getOrDefault(key, 0L))
                .sum());
    }

    /** Per second, all together. */
    public long all() {
        return perSecond(window.stream()
                .flatMap(growth -> growth.amounts().values().stream())
                .mapToLong(Long::longValue)
                .sum());
    }

    private long perSecond(long amount) {
        long nanos = window.isEmpty() ? 0 : lastNanos - window.element().beginNanos();
        return nanos <= 0 ? 0 : Math.round((double) amount * TimeUnit.SECONDS.toNanos(1) / nanos);
    }
}
