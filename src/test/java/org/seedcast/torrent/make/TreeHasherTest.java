package org.seedcast.torrent.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.Pieces;

@Timeout(60)
class TreeHasherTest {
    private static final int PIECE = 16 << 10;

    @TempDir
    Path folder = Path.of("");

    private Path root = Path.of("");

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("tree"));
    }

    /** Any tree, any number of threads, any piece length: the pieces of the files one after the other. */
    @Test
    void thePiecesAreThoseOfTheWholeHoweverItIsCut() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < 40; round++) {
            Path tree = Files.createDirectory(root.resolve("t" + round));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int file = 0, count = 1 + random.nextInt(8); file < count; file++) {
                byte[] content = new byte[size(random)];
                random.nextBytes(content);
                Files.write(tree.resolve(String.valueOf(file)), content);
                whole.writeBytes(content);
            }
            if (whole.size() == 0) {
                continue;
            }
            SourceTree source = TreeWalk.walk(tree, TreeRules.USUAL);
            for (int pieceBytes : new int[] {PIECE, 2 * PIECE, 1 << 20}) {
                PieceLength pieceLength = new PieceLength(pieceBytes);
                Pieces expected = ofOneRead(whole.toByteArray(), pieceLength);
                assertThat(expected.count()).isEqualTo((whole.size() + pieceBytes - 1) / pieceBytes);
                for (int threads : new int[] {1, 2, 3, 8}) {
                    assertThat(TreeHasher.hash(source, pieceLength, threads, Progress.NONE))
                            .as("round %d, %d threads, pieces of %d", round, threads, pieceBytes)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Also those at the edges: nothing, a piece, and one byte more or less. */
    private static int size(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> PIECE + random.nextInt(3) - 1;
            case 2 -> random.nextInt(200);
            default -> random.nextInt(300_000);
        };
    }

    private static Pieces ofOneRead(byte[] content, PieceLength pieceLength) {
        PieceHasher hasher = new PieceHasher(pieceLength);
        hasher.update(content, 0, content.length);
        return hasher.finish().pieces();
    }

    @Test
    void progressAddsUpToTheWhole() throws Exception {
        Files.write(root.resolve("a"), new byte[100_000]);
        AtomicLong told = new AtomicLong();
        Progress progress = (name, total) -> {
            assertThat(name).isEqualTo("tree");
            assertThat(total).isEqualTo(100_000);
            return task(told::addAndGet);
        };
        TreeHasher.hash(TreeWalk.walk(root, TreeRules.USUAL), new PieceLength(PIECE), 2, progress);
        assertThat(told).hasValue(100_000);
    }

    @Test
    void aFileThatGrowsWhileItIsHashedIsNamed() throws Exception {
        Path growing = Files.write(root.resolve("growing"), new byte[200_000]);
        Files.write(root.resolve("still"), new byte[200_000]);
        assertChanged(growing, () -> Files.write(growing, new byte[1], StandardOpenOption.APPEND));
    }

    @Test
    void aFileThatIsCutWhileItIsHashedIsNamed() throws Exception {
        Files.write(root.resolve("a"), new byte[200_000]);
        Path cut = Files.write(root.resolve("cut"), new byte[200_000]);
        assertChanged(cut, () -> Files.write(cut, new byte[10]));
    }

    @Test
    void aFileThatIsRewrittenWhileItIsHashedIsNamed() throws Exception {
        Path touched = Files.write(root.resolve("touched"), new byte[200_000]);
        Files.setLastModifiedTime(touched, FileTime.fromMillis(1_000));
        assertChanged(touched, () -> Files.write(touched, new byte[200_000]));
    }

    @Test
    void aFileThatGoesAwayAfterTheLastByteIsNamed() throws Exception {
        Path gone = Files.write(root.resolve("gone"), new byte[10]);
        assertChanged(gone, () -> Files.delete(gone));
    }

    private interface Change {
        void run() throws IOException;
    }

    private void assertChanged(Path file, Change change) throws Exception {
        SourceTree tree = TreeWalk.walk(root, TreeRules.USUAL);
        Progress progress = (name, total) -> task(bytes -> {
            try {
                if (Files.exists(file)) {
                    change.run();
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThatThrownBy(() -> TreeHasher.hash(tree, new PieceLength(PIECE), 1, progress))
                .isInstanceOf(FileChanged.class)
                .hasMessage(file + " changed while it was hashed: no torrent is made of it");
    }

    private interface Advance {
        void by(long bytes);
    }

    private static Progress.Task task(Advance advance) {
        return new Progress.Task() {
            @Override
            public void advance(long bytes) {
                advance.by(bytes);
            }

            @Override
            public void close() {}
        };
    }
}
