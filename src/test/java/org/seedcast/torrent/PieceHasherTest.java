package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.progress.Progress;

class PieceHasherTest {
    private static final int PIECE = 16 << 10;

    private final Path directory;

    PieceHasherTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE - 1, 2 * PIECE, 5 * PIECE + 77})
    void howTheInputIsCutMakesNoDifference(int size) throws Exception {
        byte[] content = content(size);
        ContentHashes expected = expected(content, PIECE);
        for (int cut : List.of(1, 7, 4096, PIECE - 1, PIECE, PIECE + 1, 100_000)) {
            assertThat(cut(content, cut)).as("cut every %d bytes", cut).isEqualTo(expected);
        }
        assertThat(randomlyCut(content)).isEqualTo(expected);
        assertThat(throughBuffers(content, ByteBuffer.allocateDirect(1000))).isEqualTo(expected);
        assertThat(throughBuffers(content, ByteBuffer.allocate(1000))).isEqualTo(expected);
        assertThat(ofFile(content)).isEqualTo(expected);
    }

    @Test
    void piecesOfOthersNeedNotBePowersOfTwo() throws Exception {
        byte[] content = content(200_001);
        PieceHasher hasher = new PieceHasher(new PieceLength(100_000));
        hasher.update(content, 0, content.length);
        assertThat(hasher.finish()).isEqualTo(expected(content, 100_000));
    }

    @Test
    void takesTheGivenPartOfAnArrayOrBuffer() throws Exception {
        byte[] content = content(100);
        ContentHashes middle = expected(Arrays.copyOfRange(content, 10, 90), PIECE);
        PieceHasher ofArray = new PieceHasher(new PieceLength(PIECE));
        ofArray.update(content, 10, 80);
        assertThat(ofArray.finish()).isEqualTo(middle);

        ByteBuffer slice = ByteBuffer.wrap(content, 5, 95).slice();
        slice.position(5).limit(85);
        PieceHasher ofBuffer = new PieceHasher(new PieceLength(PIECE));
        ofBuffer.update(slice);
        assertThat(slice.hasRemaining()).isFalse();
        assertThat(ofBuffer.finish()).isEqualTo(middle);

        PieceHasher readOnly = new PieceHasher(new PieceLength(PIECE));
        readOnly.update(ByteBuffer.wrap(content, 10, 80).asReadOnlyBuffer());
        assertThat(readOnly.finish()).isEqualTo(middle);
    }

    @Test
    void nothingFollowsTheEnd() {
        PieceHasher hasher = new PieceHasher(new PieceLength(PIECE));
        hasher.finish();
        assertThatThrownBy(hasher::finish).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> hasher.update(new byte[1], 0, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesRangesOutsideTheArray() {
        PieceHasher hasher = new PieceHasher(new PieceLength(PIECE));
        assertThatThrownBy(() -> hasher.update(new byte[4], 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(hasher.finish().length()).isZero();
    }

    @Test
    void tellsProgressNameSizeAndEveryByte() throws Exception {
        Path file = Files.write(directory.resolve("episode.mp3"), content(200_000));
        List<String> told = new ArrayList<>();
        Progress progress = (name, total) -> {
            told.add(name + " " + total);
            return new Progress.Task() {
                @Override
                public void advance(long bytes) {
                    told.add(String.valueOf(bytes));
                }

                @Override
                public void close() {
                    told.add("closed");
                }
            };
        };
        PieceHasher.ofFile(file, new PieceLength(PIECE), progress);
        assertThat(told).containsExactly("episode.mp3 200000", "65536", "65536", "65536", "3392", "closed");
    }

    @Test
    void aMissingFileIsItsOwnException() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> PieceHasher.ofFile(missing, new PieceLength(PIECE), Progress.NONE))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static ContentHashes cut(byte[] content, int cut) {
        PieceHasher hasher = new PieceHasher(new PieceLength(PIECE));
        for (int at = 0; at < content.length; at += cut) {
            hasher.update(content, at, Math.min(cut, content.length - at));
        }
        return hasher.finish();
    }

    private static ContentHashes randomlyCut(byte[] content) {
        Random random = new Random(5);
        PieceHasher hasher = new PieceHasher(new PieceLength(PIECE));
        for (int at = 0; at < content.length; ) {
            int step = Math.min(random.nextInt(3 * PIECE), content.length - at);
            hasher.update(content, at, step);
            at += step;
        }
        return hasher.finish();
    }

    private static ContentHashes throughBuffers(byte[] content, ByteBuffer buffer) {
        PieceHasher hasher = new PieceHasher(new PieceLength(PIECE));
        for (int at = 0; at < content.length; at += buffer.capacity()) {
            buffer.clear();
            buffer.put(content, at, Math.min(buffer.capacity(), content.length - at));
            hasher.update(buffer.flip());
        }
        return hasher.finish();
    }

    private ContentHashes ofFile(byte[] content) throws Exception {
        Path file = Files.write(directory.resolve("content"), content);
        return PieceHasher.ofFile(file, new PieceLength(PIECE), Progress.NONE);
    }

    /** As BEP 3 says it, one piece after the other. */
    private static ContentHashes expected(byte[] content, int piece) throws Exception {
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        for (int at = 0; at < content.length; at += piece) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(content, at, Math.min(piece, content.length - at));
            pieces.writeBytes(sha1.digest());
        }
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
        return new ContentHashes(
                content.length, new PieceLength(piece), Pieces.of(pieces.toByteArray()), Sha256.of(sha256));
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
