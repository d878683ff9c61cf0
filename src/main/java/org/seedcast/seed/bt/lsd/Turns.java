package org.seedcast.seed.bt.lsd;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.seedcast.torrent.InfoHash;

/**
 * Schedules local announces: each torrent every five minutes, and at once when another client searches for it. Sends
 * one message a minute in the long run, as BEP 14 asks, and a few at once after a silence; torrents beyond what these
 * messages hold wait longer. Pure: the time is a parameter, in milliseconds. For one thread.
 */
final class Turns {
    static final long INTERVAL = 5 * 60_000L;

    /** A torrent is not answered sooner again. That it was announced just now is no reason: clients miss the first message. */
    static final long ANSWER_INTERVAL = 60_000;

    /** Delay within which added torrents are gathered into one announce. */
    static final long GATHERING = 2_000;

    static final int MOST_AT_ONCE = 5;
    static final long MESSAGE_INTERVAL = 60_000;

    /** Messages of a burst that are reserved for answers. */
    private static final int FOR_ANSWERS = 2;

    private final Map<InfoHash, Turn> turns = new HashMap<>();
    private final NavigableSet<Turn> order = new TreeSet<>();
    private final Set<InfoHash> asked = new LinkedHashSet<>();
    private final Map<InfoHash, Long> answered = new HashMap<>();
    private final Budget messages;

    private record Turn(long due, InfoHash torrent) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int sooner = Long.compare(due, other.due);
            return sooner == 0 ? torrent.compareTo(other.torrent) : sooner;
        }
    }

    Turns(long now) {
        messages = new Budget(MOST_AT_ONCE, MESSAGE_INTERVAL, now);
    }

    void add(InfoHash torrent, long now) {
        if (!turns.containsKey(torrent)) {
            schedule(torrent, now + GATHERING);
        }
    }

    void remove(InfoHash torrent) {
        Turn turn = turns.remove(torrent);
        if (turn != null) {
            order.remove(turn);
            asked.remove(torrent);
            answered.remove(torrent);
        }
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /**
     * Records a search for these.
     *
     * @return the ones that are announced here
     */
    List<InfoHash> looksFor(Collection<InfoHash> torrents, long now) {
        List<InfoHash> ours =
                torrents.stream().filter(turns::containsKey).distinct().toList();
        for (InfoHash torrent : ours) {
            if (now - answered.getOrDefault(torrent, now - ANSWER_INTERVAL) >= ANSWER_INTERVAL) {
                asked.add(torrent);
            }
        }
        return ours;
    }

    /**
     * Returns the torrents to announce now, in one message; empty when none is due. Answers come first, and alone:
     * Transmission 3 reads no message of more than 200 bytes.
     */
    List<InfoHash> next(long now) {
        List<InfoHash> chosen = List.of();
        if (!asked.isEmpty() && messages.left(now) > 0) {
            chosen = asked.stream().limit(Search.MOST_TORRENTS).toList();
            chosen.forEach(asked::remove);
            chosen.forEach(torrent -> answered.put(torrent, now));
        } else if (messages.left(now) > FOR_ANSWERS) {
            chosen = order.stream()
                    .takeWhile(turn -> turn.due <= now)
                    .limit(Search.MOST_TORRENTS)
                    .map(Turn::torrent)
                    .toList();
        }
        if (!chosen.isEmpty()) {
            messages.take(now);
            chosen.forEach(torrent -> schedule(torrent, now + INTERVAL));
        }
        return chosen;
    }

    /** Returns the time until the next announce if no search arrives; {@link Long#MAX_VALUE} for ever. */
    long idleMillis(long now) {
        if (order.isEmpty()) {
            return Long.MAX_VALUE;
        }
        int left = messages.left(now);
        boolean mayAnswer = left > 0;
        boolean mayAnnounce = left > FOR_ANSWERS;
        long turn = asked.isEmpty() ? order.first().due : now;
        boolean may = asked.isEmpty() ? mayAnnounce : mayAnswer;
        return Math.max(0, may ? turn - now : Math.max(turn, messages.nextRefill(now)) - now);
    }

    private void schedule(InfoHash torrent, long due) {
        Turn before = turns.put(torrent, new Turn(due, torrent));
        if (before != null) {
            order.remove(before);
        }
        order.add(new Turn(due, torrent));
    }
}
