package org.seedcast.seed.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedContentTest {
    private final Path directory;
    private final FilePool pool = new FilePool(1);

    ServedContentTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, true",
        "0, 0, 131072, true",
        "0, 0, 131073, false",
        "0, 917504, 131072, true",
        "0, 917505, 131072, false",
        "2, 0, 100, true",
        "2, 0, 101, false",
        "2, 99, 1, true",
        "2, 100, 1, false",
        "3, 0, 1, false",
        "-1, 0, 1, false",
        "0, -1, 1, false",
        "0, 0, 0, false",
        "0, 0, -1, false",
        "2147483647, 2147483647, 2147483647, false",
        "2147483647, 0, 1, false"
    })
    void hasOnlyWhatExistsAndIsUsual(int piece, int offset, int count, boolean expected) {
        ContentLayout layout = new ContentLayout(List.of(), 2 * 1_048_576 + 100);
        ServedContent content = new ServedContent(layout, new ContentStamps(List.of()), 1_048_576, pool);
        assertThat(content.has(new Block(piece, offset, count))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 16384", "0, 7, 3", "0, 8, 8", "0, 10, 1", "0, 9, 8", "0, 12, 20", "0, 16383, 1", "1, 0, 16384"})
    void readsAcrossFilesAndPadding(int piece, int offset, int count) throws IOException {
        byte[] whole = new byte[32768];
        Arrays.fill(whole, 0, 10, (byte) 'a');
        Arrays.fill(whole, 16, 32768, (byte) 'c');
        ContentLayout layout = new ContentLayout(
                List.of(
                        file("a", 0, Arrays.copyOfRange(whole, 0, 10)),
                        new ContentFile(Optional.empty(), 10, 6),
                        file("b", 16, new byte[0]),
                        file("c", 16, Arrays.copyOfRange(whole, 16, 32768))),
                32768);
        ServedContent content = served(layout);
        ByteBuffer target = ByteBuffer.allocate(40000).position(5);
        content.read(piece * 16384L + offset, target.limit(5 + count));
        assertThat(target.position()).isEqualTo(5 + count);
        int start = piece * 16384 + offset;
        assertThat(target.slice(5, count)).isEqualTo(ByteBuffer.wrap(whole, start, count));
    }

    @Test
    void doesNotReadBeyondTheEndOfAFile() throws IOException {
        Path shorter = Files.write(directory.resolve("a"), new byte[100]);
        ContentFile cutOff = new ContentFile(Optional.of(shorter), 0, 16384);
        ServedContent content = served(new ContentLayout(List.of(cutOff), 16384));
        assertThatThrownBy(() -> content.read(0, ByteBuffer.allocate(16384))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatChangedSinceItWasStamped() throws IOException {
        ContentLayout layout =
                new ContentLayout(List.of(file("a", 0, new byte[16384]), file("b", 16384, new byte[16384])), 32768);
        ServedContent content = served(layout);
        content.requireUnchanged(0, 32768);
        Files.write(directory.resolve("b"), new byte[16385]);
        content.requireUnchanged(0, 16384);
        assertThatThrownBy(() -> content.requireUnchanged(16383, 2))
                .isInstanceOf(ContentChanged.class)
                .hasMessageContaining(directory.resolve("b").toString());
    }

    private ServedContent served(ContentLayout layout) throws IOException {
        return new ServedContent(layout, ContentStamps.of(layout).orElseThrow(), 16384, pool);
    }

    private ContentFile file(String name, long start, byte[] bytes) throws IOException {
        return new ContentFile(Optional.of(Files.write(directory.resolve(name), bytes)), start, bytes.length);
    }
}
