package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.seedcast.file.ByteSize;

/** Fault F11: a server that sends a byte now and then. Time passes only where the test says so. */
class MinimumRateTest {
    private long nanos;

    /** Sends so many bytes, one read each {@code pause}. */
    private final class Trickle extends InputStream {
        private final int bytesPerRead;
        private final Duration pause;
        private int reads;

        Trickle(int reads, int bytesPerRead, Duration pause) {
            this.reads = reads;
            this.bytesPerRead = bytesPerRead;
            this.pause = pause;
        }

        @Override
        public int read() {
            throw new AssertionError("read in blocks");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            nanos += pause.toNanos();
            return reads-- > 0 ? bytesPerRead : -1;
        }
    }

    private static MinimumRate.Limit limit(long bytesPerSecond) {
        return new MinimumRate.Limit(new ByteSize(bytesPerSecond), Duration.ofSeconds(30));
    }

    private int bytesOf(InputStream trickle, long bytesPerSecond) throws IOException {
        return new MinimumRate(trickle, limit(bytesPerSecond), () -> nanos).readNBytes(new byte[100_000], 0, 100_000);
    }

    @Test
    void aTrickleIsBrokenOff() {
        assertThatThrownBy(() -> bytesOf(new Trickle(100, 1, Duration.ofSeconds(10)), 1_000))
                .isInstanceOf(IOException.class)
                .hasMessage("slower than 1.0 kB/s for 30 s");
        assertThat(Duration.ofNanos(nanos)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whoIsFastEnoughOnAverageGoesOn() throws Exception {
        // Nothing for 20 s, then 30,000 at once, again and again: exactly 1,000 a second and a little more.
        assertThat(bytesOf(new Trickle(3, 30_000, Duration.ofSeconds(29)), 1_000))
                .isEqualTo(90_000);
    }

    @Test
    void aFileThatEndsSoonIsNotJudged() throws Exception {
        assertThat(bytesOf(new Trickle(2, 1, Duration.ofSeconds(10)), 1_000)).isEqualTo(2);
    }

    @Test
    void oneFastBeginningDoesNotPayForATrickleAfterwards() {
        InputStream fastThenSlow = new InputStream() {
            private int reads;

            @Override
            public int read() {
                throw new AssertionError("read in blocks");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                boolean fast = reads++ == 0;
                nanos += Duration.ofSeconds(fast ? 31 : 10).toNanos();
                return fast ? 60_000 : 1;
            }
        };
        assertThatThrownBy(() -> bytesOf(fastThenSlow, 1_000)).hasMessageStartingWith("slower than");
        assertThat(Duration.ofNanos(nanos)).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void withoutALimitAnythingGoes() throws Exception {
        assertThat(bytesOf(new Trickle(100, 1, Duration.ofSeconds(29)), 0)).isEqualTo(100);
    }
}
