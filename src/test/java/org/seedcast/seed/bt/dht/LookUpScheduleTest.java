package org.seedcast.seed.bt.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.torrent.InfoHash;

class LookUpScheduleTest {
    private static final long TICK = 250;
    private static final long TEN_SECONDS = 10_000;
    private static final long MINUTE = 60_000;

    private final LookUpSchedule schedule = new LookUpSchedule(new Random(1));
    private final Map<InfoHash, List<Long>> starts = new HashMap<>();
    private final Deque<Running> running = new ArrayDeque<>();
    private int mostAtATime;
    private long now = 5;

    @Test
    void aSingleTorrentStartsAtOnceAndComesAgainEveryTwentyFiveMinutesOrSo() {
        schedule.add(torrent(0), now);
        run(Duration.ofHours(5), TEN_SECONDS, true);

        List<Long> times = startsOfTheFirst();
        assertThat(times).hasSizeBetween(11, 14);
        assertThat(times.get(0)).isEqualTo(5);
        assertThat(gaps(times)).allSatisfy(gap -> assertThat(gap / MINUTE).isBetween(22L, 27L));
        assertThat(gaps(times)).as("chance spreads them").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"10, 500", "3000, 500", "6000, 250", "12000, 125"})
    void theFirstRoundIsNoStormAndTakesNoLongerThanAllOthers(int torrents, long gapMillis) {
        add(torrents);
        run(Duration.ofMinutes(26), 1000, true);

        assertThat(starts).as("all had a turn").hasSize(torrents);
        List<Long> times = allStarts();
        long perMinute = MINUTE / gapMillis;
        for (long minute = 0; minute < 26; minute++) {
            long from = minute * MINUTE;
            assertThat(times.stream().filter(at -> at >= from && at < from + MINUTE))
                    .as("starts in minute %d", minute)
                    .hasSizeLessThanOrEqualTo((int) perMinute + 1);
        }
    }

    @Test
    void threeThousandHaveAllTheirTurnsHourAfterHour() {
        add(3000);
        run(Duration.ofHours(2), TEN_SECONDS, true);

        assertThat(starts.values()).allSatisfy(times -> assertThat(gaps(times))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(gap -> assertThat(gap / MINUTE).isBetween(22L, 30L)));
        assertThat(mostAtATime).isLessThanOrEqualTo(LookUpSchedule.AT_A_TIME);
    }

    @Test
    void slowLookUpsMakeTheRoundLongerAndNotTheCrowdLarger() {
        add(3000);
        run(Duration.ofMinutes(50), MINUTE, true);

        assertThat(mostAtATime).isEqualTo(LookUpSchedule.AT_A_TIME);
        assertThat(allStarts()).hasSizeBetween(900, 1100);
        assertThat(starts.values()).allSatisfy(times -> assertThat(times).hasSize(1));
    }

    @Test
    void whatNobodyTookIsTriedAgainSoon() {
        schedule.add(torrent(0), now);
        run(Duration.ofMinutes(30), TEN_SECONDS, false);

        assertThat(gaps(startsOfTheFirst())).hasSizeGreaterThanOrEqualTo(20).allSatisfy(gap -> assertThat(gap / 1000)
                .isBetween(54L, 77L));
    }

    @Test
    void aLookUpThatNeverEndsIsGivenUp() {
        add(LookUpSchedule.AT_A_TIME + 1);
        run(Duration.ofMinutes(8), Duration.ofDays(1).toMillis(), true);

        assertThat(starts).hasSize(LookUpSchedule.AT_A_TIME + 1);
        assertThat(mostAtATime).isEqualTo(LookUpSchedule.AT_A_TIME);
    }

    @Test
    void aPauseIsNotMadeUpFor() {
        add(100);
        now += Duration.ofHours(2).toMillis();

        assertThat(schedule.start(now)).hasSize(1);
        assertThat(schedule.start(now)).isEmpty();
        assertThat(schedule.start(now + 600)).hasSize(1);
    }

    @Test
    void whatIsRemovedNeverComesAgain() {
        schedule.add(torrent(0), now);
        schedule.add(torrent(1), now);
        assertThat(schedule.start(now)).containsExactly(torrent(0));
        schedule.remove(torrent(0));
        schedule.remove(torrent(1));
        schedule.ended(torrent(0), true, now + 10);

        run(Duration.ofHours(1), TEN_SECONDS, true);
        assertThat(starts).isEmpty();
        assertThat(schedule.has(torrent(0))).isFalse();
    }

    @Test
    void whatIsThereIsNotAddedAgain() {
        schedule.add(torrent(0), now);
        assertThat(schedule.start(now)).containsExactly(torrent(0));
        schedule.add(torrent(0), now);
        assertThat(schedule.start(now + MINUTE)).isEmpty();
        schedule.ended(torrent(0), true, now + MINUTE);
        schedule.add(torrent(0), now);
        assertThat(schedule.start(now + 2 * MINUTE)).isEmpty();
    }

    private void add(int torrents) {
        IntStream.range(0, torrents).forEach(number -> schedule.add(torrent(number), now));
    }

    /** Lets time pass; each look-up takes as long as said. */
    private void run(Duration time, long lookUpMillis, boolean announced) {
        for (long end = now + time.toMillis(); now < end; now += TICK) {
            while (!running.isEmpty() && running.peek().endMillis() <= now) {
                schedule.ended(running.remove().torrent(), announced, now);
            }
            // Given up ones are out of the schedule's sight too.
            running.removeIf(one -> now - one.startMillis() > LookUpSchedule.LONGEST.toMillis());
            for (InfoHash torrent : schedule.start(now)) {
                assertThat(running).noneMatch(one -> one.torrent().equals(torrent));
                running.add(new Running(torrent, now, now + lookUpMillis));
                starts.computeIfAbsent(torrent, first -> new ArrayList<>()).add(now);
            }
            mostAtATime = Math.max(mostAtATime, running.size());
        }
    }

    private List<Long> startsOfTheFirst() {
        return starts.getOrDefault(torrent(0), List.of());
    }

    private List<Long> allStarts() {
        return starts.values().stream().flatMap(List::stream).sorted().toList();
    }

    private static List<Long> gaps(List<Long> times) {
        return IntStream.range(1, times.size())
                .mapToObj(i -> times.get(i) - times.get(i - 1))
                .toList();
    }

    private static InfoHash torrent(int number) {
        return InfoHash.parse(String.format("%040x", number));
    }

    private record Running(InfoHash torrent, long startMillis, long endMillis) {}
}
