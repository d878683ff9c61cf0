package org.seedcast.download.nature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.download.nature.Nature.Kind;
import org.seedcast.download.nature.Nature.Media;
import org.seedcast.download.nature.Nature.Other;
import org.seedcast.download.nature.Nature.Untold;

/** Table of beginnings of files. */
class FirstBytesTest {
    private static final String TEXTUAL = " <>!?\n\0[]{}\"#aEXTM3U\u00ff\u00fe\u00fb";
    private static final String PAGE = "<!DOCTYPE html><html><body>log in</body></html>";

    private static Nature nature(byte[] bytes) {
        return FirstBytes.of(bytes, bytes.length);
    }

    private static Nature nature(String latin) {
        return nature(latin.getBytes(ISO_8859_1));
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Frames of 128 kbit/s at 44.1 kHz, MPEG-1 layer III. */
    private static byte[] frames(int count) {
        return frames(count, 417, 0xFF, 0xFB, 0x90, 0x64);
    }

    private static byte[] frames(int count, int length, int... header) {
        byte[] frames = new byte[count * length];
        for (int i = 0; i < count; i++) {
            Arrays.fill(frames, i * length, (i + 1) * length, (byte) 'U');
            for (int j = 0; j < header.length; j++) {
                frames[i * length + j] = (byte) header[j];
            }
        }
        return frames;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ID3\u0004\0\0\0\0\0\0",
                "ID3\u0003\0\0\0\u0001\u0002\u0003fLaC\0",
                "OggS\0\u0002\0\0\0\0\0\0\0\0OpusHead",
                "OggS\0\u0002\0\0\0\0\0\0\0\0\u0001vorbis",
                "fLaC\0\0\0\"",
                "RIFF$\b\0\0WAVEfmt ",
                "RIFF$\b\0\0AVI LIST",
                "RF64\u00ff\u00ff\u00ff\u00ffWAVEds64\u001c\0\0\0",
                "FORM\0\0\u0010\0AIFFCOMM",
                "FORM\0\0\u0010\0AIFCFVER",
                "\0\0\0 ftypM4A \0\0\0\0",
                "\0\0\0\u0018ftypmp42\0\0\0\0",
                "\0\0\0\u0014ftypqt  \0\0\0\0",
                "\0\0\0\u0018ftyp3gp5",
                "\0\0\0\bwide\0\0\0\bmdat",
                "\0\u0001\u0002\u0003moov\0\0\0lmvhd",
                "\u001aE\u00df\u00a3\u0001\0\0\0\0\0\0\u001fB\u0086webm",
                "\0\0\u0001\u00baD\0\u0004\0",
                "\0\0\u0001\u00b3\u0014\0",
                "0&\u00b2u\u008ef\u00cf\u0011\u00a6\u00d9",
                "#!AMR\n\u0004\u0001",
                "#!AMR-WB\n\u0004\u0001",
                "MThd\0\0\0\u0006\0\u0001",
                "caff\0\u0001\0\0desc",
                ".snd\0\0\0\u0018",
                "FLV\u0001\u0005\0\0\0\t",
                "wvpk\u00a0\0\0\0\u0010\u0004",
                "MAC \u0096\u000f\0\0",
                "MPCKSH\u0010\0",
                "TTA1\u0001\0\u0002\0",
                "DSD \u001c\0\0\0",
                ".RMF\0\0\0\u0012",
                "\u000bw\u0001\u0002\u0003",
                "Extended Module: a song           \u001aFastTracker",
                "IMPM\0\0\u0001",
                "PSID\0\u0002\0|",
                "APETAGEX\u00d0\u0007\0\0",
            })
    void whatIsPlayed(String latin) {
        assertThat(nature(latin)).isEqualTo(new Media());
    }

    @Test
    void aTrackerSong() {
        byte[] song = new byte[2000];
        System.arraycopy("a song\0".getBytes(ISO_8859_1), 0, song, 0, 7);
        System.arraycopy("M.K.".getBytes(ISO_8859_1), 0, song, 1080, 4);
        assertThat(nature(song)).isEqualTo(new Media());
    }

    @ParameterizedTest
    @CsvSource({"188, 0", "192, 4"})
    void aTransportStream(int packet, int offset) {
        byte[] stream = new byte[packet * 5];
        for (int at = offset; at < stream.length; at += packet) {
            stream[at] = 'G';
        }
        assertThat(nature(stream)).isEqualTo(new Media());
    }

    static Stream<Arguments> audioFrames() {
        return Stream.of(
                Arguments.of("MPEG-1 layer III", frames(4)),
                Arguments.of("two frames and no more", frames(2)),
                Arguments.of("MPEG-1 layer II, 192 kbit/s", frames(4, 576, 0xFF, 0xFD, 0xA4, 0)),
                Arguments.of("MPEG-1 layer I, 32 kbit/s", frames(4, 32, 0xFF, 0xFF, 0x14, 0)),
                Arguments.of("MPEG-2 layer III, 64 kbit/s, 22.05 kHz", frames(4, 208, 0xFF, 0xF3, 0x80, 0)),
                Arguments.of("MPEG-2.5 layer III, 8 kbit/s, 8 kHz", frames(4, 72, 0xFF, 0xE3, 0x18, 0)),
                Arguments.of("ADTS", frames(4, 256, 0xFF, 0xF1, 0x50, 0x80, 0x20, 0x00, 0xFC)),
                Arguments.of("behind zeros", join(new byte[3_000], frames(4))),
                Arguments.of("behind noise", join(noise(5_000), frames(4))),
                Arguments.of("behind the end of a text", join("cy-br:128\r\n\r\n".getBytes(UTF_8), frames(4))),
                Arguments.of("behind a warning", join("<br />\n<b>Warning</b>: x<br />\n".getBytes(UTF_8), frames(4))),
                Arguments.of("behind a page", join(PAGE.getBytes(UTF_8), new byte[2_000], frames(4))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("audioFrames")
    void framesNeedNoHeader(String name, byte[] bytes) {
        assertThat(nature(bytes)).as(name).isEqualTo(new Media());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "PAGE ~ <!DOCTYPE html><html><body>log in</body></html>",
                "PAGE ~ `  \t <HTML lang=\"en\">`",
                "PAGE ~ <!-- portal --><html>",
                "PAGE ~ <!-- portal <html> - -- ->--><!-- two --><head>",
                "PAGE ~ <?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\">",
                "PAGE ~ <?xml version=\"1.0\"?><html xmlns='http://www.w3.org/1999/xhtml'>",
                "PAGE ~ <br /> <b>Warning</b>: readfile() failed<br />",
                "PAGE ~ <b>Fatal error</b>: Allowed memory size",
                "PAGE ~ <script>location='/'</script>",
                "PAGE ~ <h1>Not Found</h1>",
                "PAGE ~ <meta http-equiv=refresh content=0>",
                "XML ~ <?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
                "XML ~ <Error><Code>NoSuchKey</Code></Error>",
                "XML ~ <rss version='2.0'><channel>",
                "XML ~ <?xml version='1.0'?>",
                "XML ~ <soap:Envelope xmlns:soap='x'>",
                "XML ~ <htmlx>",
                "JSON ~ {\"error\":\"down\"}",
                "JSON ~ ` [ {\"a\": 1} ]`",
                "JSON ~ []",
                "PLAYLIST ~ #EXTM3U #EXT-X-STREAM-INF:BANDWIDTH=1",
                "PLAYLIST ~ #EXTINF:1,a",
                "PLAYLIST ~ [playlist] File1=http://x/a.mp3",
                "PLAYLIST ~ [Playlist] NumberOfEntries=1",
                "PLAYLIST ~ [Reference] Ref1=http://x/a.asf",
                "PLAYLIST ~ <asx version='3.0'>",
                "PLAYLIST ~ <ASX VERSION='3.0'>",
                "PLAYLIST ~ <?xml version='1.0'?><playlist xmlns='http://xspf.org/ns/0/'>",
                "PLAYLIST ~ <?wpl version='1.0'?><smil>",
                "PLAYLIST ~ <MPD xmlns='urn:mpeg:dash:schema:mpd:2011'>",
                "PICTURE ~ <svg xmlns='http://www.w3.org/2000/svg'>",
                "PICTURE ~ <?xml version='1.0'?><!-- x --><svg:svg>",
                "TEXT ~ error code: 1020",
                "TEXT ~ http://x/a.mp3",
                "TEXT ~ Warning: readfile() failed",
                "TEXT ~ MAC address not allowed",
                "TEXT ~ RIFF",
                "TEXT ~ <",
                "TEXT ~ <?php echo 1;",
                "TEXT ~ [2025-06-03 error] down",
                "DOCUMENT ~ %PDF-1.4 of text alone",
            })
    void whatIsTextInAnyCharset(Kind kind, String text) {
        for (Charset charset :
                new Charset[] {UTF_8, UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE")}) {
            byte[] marked = ("\ufeff" + text + "\n").getBytes(charset);
            assertThat(nature(marked)).as(charset + " with a mark").isEqualTo(new Other(kind));
        }
        for (Charset charset : new Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
            assertThat(nature(("\n " + text).getBytes(charset)))
                    .as(charset.name())
                    .isEqualTo(new Other(kind));
        }
        assertThat(nature(packed(text.getBytes(UTF_8)))).as("gzip").isEqualTo(new Other(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, \u041e\u0448\u0438\u0431\u043a\u0430: \u0444\u0430\u0439\u043b \u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d",
        "ISO-8859-1, \u00c9pisode indisponible",
        "UTF-8, \u670d\u52a1\u5668\u9519\u8bef",
        "windows-1252, Die Datei fehlt \u2013 \u201eleider\u201c",
    })
    void whatIsTextInOtherLanguages(Charset charset, String text) {
        assertThat(nature(text.getBytes(charset))).isEqualTo(new Other(Kind.TEXT));
    }

    @Test
    void aCharacterThatIsCutInTwoIsStillText() {
        byte[] text = "a\u20ac".repeat(30_000).getBytes(UTF_8);
        for (int count = FirstBytes.ENOUGH - 3; count <= FirstBytes.ENOUGH; count++) {
            assertThat(FirstBytes.of(text, count)).isEqualTo(new Other(Kind.TEXT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PICTURE, '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR'",
        "PICTURE, '\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0'",
        "PICTURE, 'GIF89a\u0001\0\u0001\0\0'",
        "PICTURE, 'RIFF$\0\0\0WEBPVP8 '",
        "PICTURE, 'BM6\0\u0001\0\0\0\0\0'",
        "PICTURE, 'II*\0\b\0\0\0'",
        "PICTURE, '\0\0\0\u001cftypavif\0\0\0\0'",
        "PICTURE, '\0\0\0\u0018ftypheic\0\0\0\0'",
        "PICTURE, '\0\0\u0001\0\u0001\0\u0010\u0010\0\0\u0001\0 \0'",
        "DOCUMENT, '%PDF-1.7\n\u0001\u0002\u00ff'",
        "DOCUMENT, 'd8:announce9:udp://x/y4:infod6:pieces20:\u0001\u0002'",
        "ARCHIVE, 'PK\u0003\u0004\u0014\0'",
        "ARCHIVE, 'Rar!\u001a\u0007\u0001\0'",
        "ARCHIVE, '7z\u00bc\u00af''\u001c\0\u0004'",
        "ARCHIVE, '\u00fd7zXZ\0\0\u0004'",
        "ARCHIVE, 'BZh91AY&SY\0\u0001'",
        "ARCHIVE, '(\u00b5/\u00fd\u0004X'",
    })
    void whatIsSomethingElse(Kind kind, String latin) {
        assertThat(nature(latin)).isEqualTo(new Other(kind));
    }

    @Test
    void aPageIsOneAlsoWhereItGoesOnOddly() {
        byte[] page = join((PAGE + " ".repeat(1_000)).getBytes(UTF_8), new byte[] {0, 1, 2}, PAGE.getBytes(UTF_8));
        assertThat(nature(page)).isEqualTo(new Other(Kind.PAGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 3_000, 65_536})
    void zerosSayNothing(int bytes) {
        assertThat(nature(new byte[bytes])).isEqualTo(new Untold());
    }

    @Test
    void whatIsPackedIsAnArchiveUnlessItIsText() {
        assertThat(nature(packed(noise(100_000)))).isEqualTo(new Other(Kind.ARCHIVE));
        assertThat(nature(packed(new byte[0]))).isEqualTo(new Other(Kind.ARCHIVE));
        assertThat(nature("\u001f\u008b\b")).isEqualTo(new Other(Kind.ARCHIVE));
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new AssertionError("memory can be written", e);
        }
        return packed.toByteArray();
    }

    /** Whatever the bytes: neither an exception, nor anything but media where there are frames. */
    @Test
    void anyBytesAreTakenAndFramesAreNeverRefused() {
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) TEXTUAL.charAt((bytes[i] & 0xFF) % TEXTUAL.length());
                }
            }
            nature(bytes);
            assertThat(nature(join(bytes, frames(5))))
                    .as(() -> Arrays.toString(bytes))
                    .isEqualTo(new Media());
        }
    }

    @Test
    void noiseIsNeverText() {
        for (int size = 100; size < 5_000; size += 50) {
            assertThat(nature(noise(size))).isNotInstanceOf(Other.class);
        }
    }
}
