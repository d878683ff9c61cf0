package org.seedcast.seed.bt.dht;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.seedcast.torrent.InfoHash;

/**
 * Schedules look-ups and announces of torrents. A torrent comes about every 25 minutes, as nodes forget a peer after
 * half an hour; however many are added at once, look-ups start one by one, so that the first round is as calm as all
 * others. Pure: time, in milliseconds from anywhere, and chance are given. Not safe for use by several threads.
 */
final class LookUpSchedule {
    static final Duration PERIOD = Duration.ofMinutes(25);
    static final Duration RETRY = Duration.ofMinutes(1);

    /** Between two starts; with more than 3,000 torrents less, so that all have their turn in a period. */
    static final Duration GAP = Duration.ofMillis(500);

    /** A look-up takes some ten seconds, most of it waiting for nodes that are gone: these are two starts a second. */
    static final int AT_A_TIME = 20;

    /** A look-up that has not ended by then never will. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final double JITTER = 0.1;

    private final Random random;
    private final TreeSet<Turn> waiting =
            new TreeSet<>(Comparator.comparingLong(Turn::atMillis).thenComparing(Turn::torrent));
    private final Map<InfoHash, Turn> waitingByTorrent = new HashMap<>();
    private final Map<InfoHash, Turn> running = new HashMap<>();
    private long nextStartMillis = Long.MIN_VALUE;

    LookUpSchedule(Random random) {
        this.random = random;
    }

    /** Due at once, in its turn. One that is here already stays as it is. */
    void add(InfoHash torrent, long nowMillis) {
        if (!has(torrent)) {
            await(new Turn(torrent, nowMillis));
        }
    }

    void remove(InfoHash torrent) {
        running.remove(torrent);
        Turn turn = waitingByTorrent.remove(torrent);
        if (turn != null) {
            waiting.remove(turn);
        }
    }

    boolean has(InfoHash torrent) {
        return waitingByTorrent.containsKey(torrent) || running.containsKey(torrent);
    }

    /** Returns the torrents to look up now; each counts as running until {@link #ended}. */
    List<InfoHash> start(long nowMillis) {
        giveUp(nowMillis);
        List<InfoHash> started = new ArrayList<>();
        while (mayStart(nowMillis)) {
            InfoHash torrent = waiting.first().torrent();
            remove(torrent);
            running.put(torrent, new Turn(torrent, nowMillis));
            started.add(torrent);
            scheduleNextStart(nowMillis);
        }
        return started;
    }

    private boolean mayStart(long nowMillis) {
        return running.size() < AT_A_TIME
                && nextStartMillis <= nowMillis
                && !waiting.isEmpty()
                && waiting.first().atMillis() <= nowMillis;
    }

    /** Makes up for being called a little late, but not for a pause. */
    private void scheduleNextStart(long nowMillis) {
        int torrents = waiting.size() + running.size();
        long gap = Math.min(GAP.toMillis(), PERIOD.toMillis() / torrents);
        boolean onTime = nextStartMillis > nowMillis - GAP.toMillis();
        nextStartMillis = (onTime ? nextStartMillis : nowMillis) + gap;
    }

    /** @param announced whether any node took it; else it is tried again soon */
    void ended(InfoHash torrent, boolean announced, long nowMillis) {
        Turn turn = running.remove(torrent);
        if (turn != null) {
            await(new Turn(torrent, nowMillis + spread(announced ? PERIOD : RETRY)));
        }
    }

    private void giveUp(long nowMillis) {
        long latest = nowMillis - LONGEST.toMillis();
        running.values().stream()
                .filter(turn -> turn.atMillis() < latest)
                .toList()
                .forEach(turn -> ended(turn.torrent(), false, nowMillis));
    }

    private void await(Turn turn) {
        waiting.add(turn);
        waitingByTorrent.put(turn.torrent(), turn);
    }

    private long spread(Duration wait) {
        return Math.round(wait.toMillis() * (1 - JITTER + 2 * JITTER * random.nextDouble()));
    }

    private record Turn(InfoHash torrent, long atMillis) {}
}
