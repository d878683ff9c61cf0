package org.seedcast.seed.bt.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.seedcast.seed.bt.wire.RateLimit;

class SendingTurnTest {
    private static final int BLOCK = 16 << 10;
    private static final long MEBI = 1 << 20;
    private static final RateLimit NONE = new RateLimit(OptionalLong.empty(), new SimulatedTimers());

    private final SimulatedTimers timers = new SimulatedTimers();

    @Test
    void allTorrentsShareOneRate() {
        RateLimit all = limit(MEBI / 2);
        assertThat(seconds(List.of(new Download(NONE, all, MEBI), new Download(NONE, all, MEBI))))
                .allSatisfy(end -> assertThat(end).isCloseTo(4, within(0.1)));
    }

    @Test
    void eachTorrentHasARateOfItsOwn() {
        RateLimit one = limit(MEBI / 2);
        RateLimit other = limit(MEBI / 2);
        assertThat(seconds(List.of(
                        new Download(one, NONE, MEBI), new Download(one, NONE, MEBI), new Download(other, NONE, MEBI))))
                .satisfiesExactly(
                        end -> assertThat(end).isCloseTo(4, within(0.1)),
                        end -> assertThat(end).isCloseTo(4, within(0.1)),
                        end -> assertThat(end).isCloseTo(2, within(0.1)));
    }

    @Test
    void bothHoldTogether() {
        RateLimit all = limit(MEBI / 2);
        RateLimit one = limit(MEBI / 4);
        RateLimit other = limit(MEBI / 4);
        assertThat(seconds(List.of(
                        new Download(one, all, MEBI), new Download(one, all, MEBI), new Download(other, all, MEBI))))
                .satisfiesExactly(
                        end -> assertThat(end).isCloseTo(8, within(0.3)),
                        end -> assertThat(end).isCloseTo(8, within(0.3)),
                        end -> assertThat(end).isCloseTo(4, within(0.3)));
    }

    /** At one block a turn it would take 13 seconds. */
    @Test
    void aHighRateIsNotHeldToOneBlockATurn() {
        assertThat(seconds(List.of(new Download(NONE, limit(64 * MEBI), 8 * MEBI))))
                .first()
                .satisfies(end -> assertThat(end).isCloseTo(0.125, within(0.03)));
    }

    /** A rate below one block a second still lets blocks through, whole. */
    @Test
    void aRateMayBeLessThanABlock() {
        assertThat(seconds(List.of(new Download(NONE, limit(BLOCK / 2), 11 * BLOCK))))
                .first()
                .satisfies(end -> assertThat(end).isCloseTo(20, within(0.3)));
    }

    /** What is not used is not saved up: an hour of silence is no excuse for a flood. */
    @Test
    void aQuietHourSavesUpNoMoreThanABurst() {
        RateLimit all = limit(MEBI);
        Download early = new Download(NONE, all, BLOCK);
        early.send();
        timers.run(Duration.ofHours(1));
        Download late = new Download(NONE, all, MEBI);
        late.send();
        assertThat(late.sent).isCloseTo(MEBI / 10, within((long) BLOCK));
    }

    @Test
    void aPeerThatHasLeftGetsNoTurn() {
        Download gone = new Download(NONE, limit(MEBI), MEBI);
        gone.send();
        gone.turn.leave();
        timers.run(Duration.ofMinutes(1));
        assertThat(gone.sent).isZero();
    }

    private RateLimit limit(long bytesPerSecond) {
        return new RateLimit(OptionalLong.of(bytesPerSecond), timers);
    }

    /** Returns when each has ended. */
    private Stream<Double> seconds(List<Download> downloads) {
        downloads.forEach(Download::send);
        timers.run(Duration.ofHours(1));
        assertThat(downloads).allSatisfy(download -> assertThat(download.sent).isEqualTo(download.wanted));
        return downloads.stream().map(download -> download.lastSent / 1e9);
    }

    /** A peer that accepts as much as the limits let through. */
    private final class Download {
        private final SendingTurn turn;
        private final long wanted;
        private long sent;
        private long lastSent;

        Download(RateLimit ofTorrent, RateLimit ofAll, long wanted) {
            this.turn = new SendingTurn(this::send, ofTorrent, ofAll);
            this.wanted = wanted;
        }

        private void send() {
            while (sent < wanted && turn.lets()) {
                turn.took(BLOCK);
                sent += BLOCK;
                lastSent = timers.now();
            }
        }
    }
}
