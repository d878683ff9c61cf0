package org.seedcast.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as ffmpeg writes them, two seconds each, and what others make of them. */
class TagReaderTest {
    private static final Path SAMPLES = Path.of("src/test/resources/media");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "constant.mp3, Nachtfahrt é, 2, 3",
        "variable.mp3, Nachtfahrt é, 2, 3",
        "tagged.flac, Nachtfahrt é, 2, 3",
        "tagged.ogg, Nachtfahrt é, 2, 3",
        "tagged.opus, Nachtfahrt é, 2, 3",
        "tagged.m4a, Nachtfahrt é, 2, 3",
        "film.mp4, Nachtfahrt é, ,",
        "plain.wav, , ,"
    })
    void readsWhatAFileSaysOfItself(String file, String title, Integer disc, Integer number) {
        Tags tags = TagReader.of(SAMPLES.resolve(file));

        assertThat(tags.title()).isEqualTo(Optional.ofNullable(title));
        assertThat(tags.disc()).isEqualTo(number(disc));
        assertThat(tags.number()).isEqualTo(number(number));
        assertThat(tags.length().orElseThrow()).isBetween(Duration.ofMillis(1990), Duration.ofMillis(2200));
    }

    private static OptionalInt number(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "I", "ID3", "OggS", "fLaC", "RIFF____WAVE", "____ftypM4A ", "no media at all, just text"})
    void saysNothingOfWhatIsNone(String text) throws IOException {
        assertThat(TagReader.of(file(text.getBytes(ISO_8859_1)))).isEqualTo(Tags.NONE);
    }

    @Test
    void saysNothingOfWhatIsNoFile() {
        assertThat(TagReader.of(folder)).isEqualTo(Tags.NONE);
        assertThat(TagReader.of(folder.resolve("missing.mp3"))).isEqualTo(Tags.NONE);
    }

    @Test
    void readsTagsOfOldVersions() throws IOException {
        byte[] two = id3(2, 0, bytes("TT2", 0, 0, 6, 0, "Title"), bytes("TRK", 0, 0, 3, 0, "07"));
        byte[] wide = bytes(1, 0xff, 0xfe, new String("Tüte".getBytes(UTF_16LE), ISO_8859_1));
        byte[] three = id3(3, 0, bytes("TIT2", 0, 0, 0, wide.length, 0, 0, new String(wide, ISO_8859_1)));

        assertThat(TagReader.of(file(two)))
                .isEqualTo(new Tags(Optional.of("Title"), OptionalInt.empty(), OptionalInt.of(7), Optional.empty()));
        assertThat(TagReader.of(file(three)).title()).contains("Tüte");
    }

    @Test
    void readsATagThatWasUnsynchronised() throws IOException {
        byte[] tag = id3(3, 0x80, bytes("TIT2", 0, 0, 0, 5, 0, 0, 0, "a", 0xff, 0, "bc"));

        assertThat(TagReader.of(file(tag)).title()).contains("a\u00ffbc");
    }

    @Test
    void takesWhatMakesATitleOfOneLine() throws IOException {
        byte[] tag = id3(4, 0, bytes("TIT2", 0, 0, 0, 12, 0, 0, 3, " a\nb\t\tc \0other"));

        assertThat(TagReader.of(file(tag)).title()).contains("a b c");
    }

    /** As many bytes as an Integer counts, a table of them, boxes in boxes: what a file says is no reason to believe it. */
    @Test
    void isNotLedAstrayBySizes() throws IOException {
        List<byte[]> hostile = List.of(
                bytes("ID3", 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f, "TIT2", 0x7f, 0x7f, 0x7f, 0x7f, 0, 0, 0, "x"),
                bytes("fLaC", 4, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, "12345678"),
                bytes(0xff, 0xff, 0xff, 0xff, "ftypM4A ", 0, 0, 0, 1, "moov", 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0),
                bytes("RIFF", 0, 0, 0, 0, "WAVE", "junk", 0xff, 0xff, 0xff, 0xff));
        for (byte[] file : hostile) {
            assertThat(TagReader.of(file(file))).isEqualTo(Tags.NONE);
        }
        ByteArrayOutputStream nested = new ByteArrayOutputStream();
        nested.writeBytes(bytes(0, 0, 0, 8, "ftyp"));
        int depth = 200_000;
        for (int level = depth; level > 0; level--) {
            nested.writeBytes(ByteBuffer.allocate(4).putInt(level * 8).array());
            nested.writeBytes(bytes("moov"));
        }
        assertThat(TagReader.of(file(nested.toByteArray()))).isEqualTo(Tags.NONE);
    }

    @Test
    void damageIsNoFailure() throws IOException {
        Random random = new Random(17);
        for (Path sample : samples()) {
            byte[] sound = Files.readAllBytes(sample);
            for (int i = 0; i < 60; i++) {
                byte[] damaged = sound.clone();
                for (int hits = random.nextInt(8) + 1; hits > 0; hits--) {
                    damaged[random.nextInt(Math.min(damaged.length, 512))] = (byte) random.nextInt(256);
                }
                assertThat(TagReader.of(file(damaged))).isNotNull();
            }
        }
    }

    private static List<Path> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.sorted().toList();
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private static byte[] id3(int version, int flags, byte[]... frames) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            body.writeBytes(frame);
        }
        body.writeBytes(new byte[16]);
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        tag.writeBytes(bytes("ID3", version, 0, flags, 0, 0, 0, body.size()));
        tag.writeBytes(body.toByteArray());
        return tag.toByteArray();
    }

    /** Texts and single bytes. */
    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer number) {
                bytes.write(number);
            } else {
                bytes.writeBytes(String.valueOf(part).getBytes(ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }
}
