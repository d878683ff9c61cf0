package org.seedcast.seed.bt.lsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seedcast.torrent.InfoHash;

class TurnsTest {
    private static final long START = 1_000_000;

    private final Turns turns = new Turns(START);

    private static InfoHash torrent(int number) {
        return InfoHash.parse("%040x".formatted(number));
    }

    private static List<InfoHash> torrents(int count) {
        return IntStream.range(0, count).mapToObj(TurnsTest::torrent).toList();
    }

    private void add(int count) {
        torrents(count).forEach(torrent -> turns.add(torrent, START));
    }

    /** Every message from {@code from} to {@code to}, when it was sent, as the loop would have it. */
    private Map<Long, List<InfoHash>> sent(long from, long to) {
        Map<Long, List<InfoHash>> sent = new HashMap<>();
        for (long now = from; now <= to; now += Math.max(1, Math.min(turns.idleMillis(now), to))) {
            for (List<InfoHash> next = turns.next(now); !next.isEmpty(); next = turns.next(now)) {
                sent.computeIfAbsent(now, at -> new ArrayList<>()).addAll(next);
            }
        }
        return sent;
    }

    @Test
    void whatIsAddedTogetherIsAnnouncedTogetherAndAgainEveryFiveMinutes() {
        add(3);

        assertThat(sent(START, START + 11 * 60_000))
                .containsOnlyKeys(
                        START + Turns.GATHERING,
                        START + Turns.GATHERING + Turns.INTERVAL,
                        START + Turns.GATHERING + 2 * Turns.INTERVAL)
                .allSatisfy((at, announced) -> assertThat(announced).isEqualTo(torrents(3)));
    }

    @Test
    void ofManyTorrentsAllHaveTheirTurnWithOneMessageAMinute() {
        add(1000);

        Map<Long, List<InfoHash>> sent = sent(START, START + 60 * 60_000);

        assertThat(sent.values().stream().flatMap(List::stream).distinct()).hasSize(1000);
        assertThat(sent.values()).hasSizeLessThanOrEqualTo(61);
        assertThat(sent.values().stream().mapToInt(List::size).sum())
                .isLessThanOrEqualTo((60 + Turns.MOST_AT_ONCE) * Search.MOST_TORRENTS);
    }

    @Test
    void whoLooksForSomethingIsAnsweredAtOnceAndAlone() {
        add(1000);
        long now = START + 30_000;
        sent(START, now);

        assertThat(turns.looksFor(List.of(torrent(999), torrent(5000)), now)).containsExactly(torrent(999));

        assertThat(turns.next(now)).containsExactly(torrent(999));
    }

    @Test
    void theSameIsNotAnsweredTwiceInAMinute() {
        add(1);
        sent(START, START + 10_000);
        long first = START + 10_000;
        long again = first + Turns.ANSWER_INTERVAL;

        turns.looksFor(torrents(1), first);
        assertThat(turns.next(first)).as("announced just now").containsExactly(torrent(0));
        turns.looksFor(torrents(1), again - 1);
        assertThat(turns.next(again - 1)).isEmpty();

        turns.looksFor(torrents(1), again);
        assertThat(turns.next(again)).containsExactly(torrent(0));
    }

    @Test
    void aFloodOfQuestionsIsAnsweredWithOneMessageAMinute() {
        add(100);
        int messages = 0;
        for (long now = START; now < START + 60 * 60_000; now += 5_000) {
            turns.looksFor(torrents(100), now);
            for (List<InfoHash> next = turns.next(now); !next.isEmpty(); next = turns.next(now)) {
                messages++;
            }
        }

        assertThat(messages).isBetween(30, 60 + Turns.MOST_AT_ONCE);
    }

    @Test
    void whatIsTakenAwayIsNeitherAnnouncedNorAnswered() {
        add(2);
        turns.looksFor(torrents(2), START);
        turns.remove(torrent(0));

        assertThat(turns.next(START)).containsExactly(torrent(1));
        assertThat(turns.looksFor(torrents(2), START)).containsExactly(torrent(1));
    }

    @Test
    void withoutTorrentsThereIsNothingToDo() {
        assertThat(turns.idleMillis(START)).isEqualTo(Long.MAX_VALUE);
        assertThat(turns.next(START)).isEmpty();
    }
}
