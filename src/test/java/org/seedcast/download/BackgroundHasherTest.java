package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

@Timeout(120)
class BackgroundHasherTest {
    private static PieceHasher hasher(int size) {
        return new PieceHasher(PieceLength.forContent(size));
    }

    private static ContentHashes inOneGo(byte[] content) {
        PieceHasher hasher = hasher(content.length);
        hasher.update(content, 0, content.length);
        return hasher.finish();
    }

    /** As many blocks as go round, fewer, and many more; short ones, too. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 524_288, 524_289, 5_000_000})
    void hashesAsTheCallerItselfWould(int size) throws Exception {
        byte[] content = Fetches.media(size);
        try (BackgroundHasher background = new BackgroundHasher(hasher(size))) {
            int step = 50_000;
            for (int at = 0; at < size; at += step) {
                byte[] block = background.next();
                int count = Math.min(step, size - at);
                System.arraycopy(content, at, block, 0, count);
                Arrays.fill(block, count, block.length, (byte) 7);
                background.take(block, count);
            }
            assertThat(background.finish()).isEqualTo(inOneGo(content));
        }
    }

    @Test
    void goesOnAfterWhatWasHashedBefore() throws Exception {
        byte[] content = Fetches.media(200_000);
        PieceHasher begun = hasher(content.length);
        begun.update(content, 0, 150_000);
        try (BackgroundHasher background = new BackgroundHasher(begun)) {
            byte[] block = background.next();
            System.arraycopy(content, 150_000, block, 0, 50_000);
            background.take(block, 50_000);

            assertThat(background.finish()).isEqualTo(inOneGo(content));
        }
    }

    @Test
    void anInterruptionIsNotSwallowed() {
        try (BackgroundHasher background = new BackgroundHasher(hasher(1))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(background::next).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void itsThreadEndsWithIt() throws Exception {
        try (BackgroundHasher background = new BackgroundHasher(hasher(1))) {
            assertThat(background.next()).hasSize(Blocks.BYTES);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("hashing") && thread.isAlive())) {
            assertThat(System.nanoTime()).as("threads that go on hashing").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
