package org.seedcast.handoff;

import java.time.Duration;

/**
 * The steps that this run has taken for one torrent, and when. Times are nanoseconds; 0 for never.
 *
 * @param relocated when the client was given the place of its content
 * @param verified when the client was last asked to hash it
 * @param checking whether it was seen hashing since then
 * @param wholeBefore whether it claimed to be whole when it was asked to
 * @param started when it was last started
 * @param starts how often
 */
record Tries(
        long added, long relocated, long verified, boolean checking, boolean wholeBefore, long started, int starts) {
    static final Tries NONE = new Tries(0, 0, 0, false, false, 0, 0);

    /** A check that nobody sees begin may have ended already; the client is given time to say so. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** Bytes a second that any disk gives. */
    private static final long SLOWEST = 20_000_000;

    /** A check that was seen, and that makes no progress. */
    private static final Duration ENDLESS = Duration.ofSeconds(60);

    static final Duration START_AGAIN = Duration.ofSeconds(2);
    static final int MOST_STARTS = 5;

    static Duration grace(long bytes) {
        return GRACE.plusSeconds(bytes / SLOWEST);
    }

    static Duration endless(long bytes) {
        return ENDLESS.plusSeconds(bytes / SLOWEST);
    }

    Tries add(long now) {
        return new Tries(now, 0, 0, false, false, 0, 0);
    }

    Tries relocate(long now) {
        return new Tries(added, now, 0, false, false, 0, 0);
    }

    Tries verify(long now, boolean whole) {
        return new Tries(added, relocated, now, false, whole, 0, 0);
    }

    Tries seenChecking() {
        return new Tries(added, relocated, verified, true, wholeBefore, started, starts);
    }

    Tries start(long now) {
        return new Tries(added, relocated, verified, checking, wholeBefore, now, starts + 1);
    }

    /** Returns the time of the last step, or {@code least} if that is later. */
    long last(long least) {
        return Math.max(Math.max(least, Math.max(added, relocated)), Math.max(verified, started));
    }

    boolean isVerified() {
        return verified != 0;
    }
}
