package org.seedcast.seed.bt.connect;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.seedcast.torrent.InfoHash;

/**
 * Peers to dial, in the order in which they were learned of; each is retried only after a while. Bounded, however many
 * peers trackers send. Pure: the time is a parameter. For one thread.
 */
final class PeerCandidates {
    static final int MOST_WAITING = 5000;
    static final int MOST_REMEMBERED = 20_000;

    /** After a call that came to nothing. Trackers name a peer again every half an hour. */
    static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(20);

    /** After it said that it has everything: it could only lose some. */
    static final long SEED_AGAIN_NANOS = TimeUnit.HOURS.toNanos(12);

    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Set<Entry> listed = new HashSet<>();
    /** Until when each is left alone; the oldest first. */
    private final Map<Entry, Long> leftAlone = new LinkedHashMap<>();

    /** A peer of a torrent. */
    record Entry(InfoHash infoHash, InetSocketAddress address) {}

    void learned(InfoHash infoHash, Collection<InetSocketAddress> peers, long now) {
        for (InetSocketAddress address : peers) {
            Entry entry = new Entry(infoHash, address);
            if (waiting.size() < MOST_WAITING && mayBeCalled(entry, now) && listed.add(entry)) {
                waiting.add(entry);
            }
        }
    }

    private boolean mayBeCalled(Entry entry, long now) {
        Long until = leftAlone.get(entry);
        return until == null || until - now <= 0;
    }

    /** The next one; it is left alone for a while from now on. */
    Optional<Entry> next(long now) {
        Entry entry = waiting.poll();
        if (entry == null) {
            return Optional.empty();
        }
        listed.remove(entry);
        leaveAlone(entry, now + AGAIN_NANOS);
        return Optional.of(entry);
    }

    /** Records that the peer has everything, or is ourselves. */
    void wantsNothing(Entry entry, long now) {
        leaveAlone(entry, now + SEED_AGAIN_NANOS);
    }

    private void leaveAlone(Entry entry, long until) {
        leftAlone.remove(entry);
        leftAlone.put(entry, until);
        if (leftAlone.size() > MOST_REMEMBERED) {
            leftAlone.remove(leftAlone.keySet().iterator().next());
        }
    }
}
