package org.seedcast.announce;

import java.time.Duration;
import java.util.Optional;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;

/**
 * Chooses the time of the next announce to a tracker. Pure: time and chance are given.
 *
 * @param shortest between two calls for one torrent, whatever the tracker asks for
 * @param firstRetry the longest wait after a first failure; it doubles with each further one
 */
public record AnnounceSchedule(Duration shortest, Duration firstRetry) {
    public static final AnnounceSchedule USUAL = new AnnounceSchedule(Duration.ofSeconds(10), Duration.ofSeconds(30));
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);

    /**
     * @param failures how many calls in a row failed, this one included
     * @param chance from 0 to 1; it spreads torrents that started together
     * @return the time to wait, empty when the tracker must not be called again
     */
    Optional<Duration> next(TrackerAnswer answer, int failures, double chance) {
        if (answer instanceof Accepted accepted) {
            Duration asked = accepted.interval().isZero() ? INTERVAL : accepted.interval();
            return Optional.of(later(within(shortest, asked, LONGEST), chance));
        }
        if (answer instanceof Refused refused && refused.retryIn().isPresent()) {
            Duration asked = refused.retryIn().get();
            return asked.equals(Refused.NEVER)
                    ? Optional.empty()
                    : Optional.of(later(within(shortest, asked, LONGEST), chance));
        }
        return Optional.of(backOff(failures, chance));
    }

    /** Half to whole of a time that doubles with each failure. */
    Duration backOff(int failures, double chance) {
        int doublings = Math.min(Math.max(failures - 1, 0), 20);
        Duration wait = within(shortest, firstRetry.multipliedBy(1L << doublings), LONGEST_RETRY);
        return Duration.ofMillis(Math.round(wait.toMillis() * (0.5 + 0.5 * chance)));
    }

    /** Never earlier than asked, at most a tenth later. */
    static Duration later(Duration wait, double chance) {
        return wait.plusMillis(Math.round(wait.toMillis() * 0.1 * chance));
    }

    private static Duration within(Duration least, Duration wait, Duration most) {
        if (wait.compareTo(least) < 0) {
            return least;
        }
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
