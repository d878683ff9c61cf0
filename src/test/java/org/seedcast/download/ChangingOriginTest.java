package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.Origin;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

/** Fault F18: hosts that put other advertisements into a file from request to request, in all ways known. */
@Timeout(60)
class ChangingOriginTest {
    private static final byte[] MEDIA = Fetches.media(4 << 20);
    private static final int SLOT = 1 << 20;
    private static final int SLOT_BYTES = 256 << 10;

    @TempDir
    Path folder = Path.of("");

    /** Serves {@link #MEDIA} once, and from then on what its mode says. */
    private static final class Changing extends RangeServer {
        private final String mode;
        private final String tag;

        Changing(String mode, String tag) throws IOException {
            super(MEDIA);
            this.mode = mode;
            this.tag = tag;
            if (mode.equals("norange")) {
                withoutRanges();
            }
        }

        @Override
        byte[] content(int number) {
            byte[] content = number == 0 ? MEDIA : changed(number);
            switch (tag) {
                case "honest" -> etag("\"" + Arrays.hashCode(content) + "\"");
                case "lying" -> etag("\"always-the-same\"");
                case "dated" ->
                    headers(
                            "Last-Modified: Fri, 02 Jan 2026 03:04:05 GMT",
                            "Date: Sat, 03 Jan 2026 03:04:05 GMT",
                            "Content-Type: audio/mpeg");
                default -> headers("Content-Type: audio/mpeg");
            }
            return content;
        }

        private byte[] changed(int number) {
            return switch (mode) {
                case "samelen" -> withSlot(number);
                case "samelen1" -> withSlot(1);
                case "difflen" -> longer(50_000 + number);
                case "shorter" -> Arrays.copyOfRange(MEDIA, 100_000, MEDIA.length);
                default -> MEDIA;
            };
        }

        private static byte[] withSlot(int variant) {
            byte[] media = MEDIA.clone();
            Arrays.fill(media, SLOT, SLOT + SLOT_BYTES, (byte) variant);
            return media;
        }

        private static byte[] longer(int preRoll) {
            ByteArrayOutputStream media = new ByteArrayOutputStream();
            media.writeBytes(new byte[preRoll]);
            media.writeBytes(MEDIA);
            return media.toByteArray();
        }
    }

    private Origin probed(RangeServer server, boolean whole) throws Exception {
        Path file = folder.resolve("a.mp3");
        Downloader downloader = Fetches.usual().downloader();
        Download download = downloader.download(Wanted.of(server.url()), file);
        assertThat(file).hasBinaryContent(MEDIA);
        return downloader
                .probe(server.url(), file, download, OptionalLong.empty(), whole)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "samelen, none", "samelen, honest", "samelen, lying", "samelen, dated",
        "samelen1, none", "samelen1, honest", "samelen1, lying", "samelen1, dated",
        "difflen, none", "difflen, honest", "difflen, lying", "difflen, dated",
        "shorter, none", "shorter, honest", "shorter, lying", "shorter, dated",
        "norange, none", "norange, honest", "norange, lying", "norange, dated",
    })
    void neverBecomesAWebSeed(String mode, String tag) throws Exception {
        try (RangeServer server = new Changing(mode, tag)) {
            assertThat(probed(server, true)).isNotInstanceOf(Origin.Stable.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"difflen, none", "difflen, lying", "shorter, none", "shorter, lying"})
    void anotherLengthShowsInTheFirstRange(String mode, String tag) throws Exception {
        try (RangeServer server = new Changing(mode, tag)) {
            assertThat(probed(server, false)).isInstanceOf(Origin.Dynamic.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"samelen, lying", "samelen1, dated"})
    void aSlotThatIsHitShows(String mode, String tag) throws Exception {
        try (RangeServer server = new Changing(mode, tag)) {
            assertThat(probed(server, true))
                    .isEqualTo(new Origin.Dynamic("it sent other bytes the second time", Fetches.NOW));
        }
    }

    @Test
    void anHonestOriginIsProvenByThreeRanges() throws Exception {
        try (RangeServer server = new RangeServer(MEDIA).etag("\"v1\"")) {
            assertThat(probed(server, false)).isEqualTo(new Origin.Stable(server.url(), false));

            List<String> asked = server.asked();
            assertThat(asked).hasSize(4).startsWith("all", "bytes=0-65535").endsWith("bytes=4128768-4194303");
            assertThat(asked.get(2)).matches("bytes=\\d+-\\d+");
        }
    }

    @Test
    void aWebSeedIsComparedAsAWhole() throws Exception {
        try (RangeServer server = new RangeServer(MEDIA).etag("\"v1\"")) {
            assertThat(probed(server, true)).isEqualTo(new Origin.Stable(server.url(), true));

            assertThat(server.asked()).hasSize(5).endsWith("bytes=0-4194303");
        }
    }

    @Test
    void anOriginThatIsGoneIsUnproven() throws Exception {
        RangeServer server = new RangeServer(MEDIA).etag("\"v1\"");
        Path file = folder.resolve("a.mp3");
        Downloader downloader = Fetches.usual().downloader();
        Download download = downloader.download(Wanted.of(server.url()), file);
        server.close();

        assertThat(downloader.probe(server.url(), file, download, OptionalLong.empty(), true))
                .isEqualTo(Optional.of(new Origin.Unproven("cannot connect: connection refused")));
    }

    @Test
    void aFileOfThisMachineHasNoOrigin() throws Exception {
        Path file = folder.resolve("a.mp3");
        Download download = new Download(
                PieceHasher.ofFile(Files.write(file, MEDIA), PieceLength.forContent(MEDIA.length), Progress.NONE),
                Optional.empty(),
                Optional.empty(),
                false);

        assertThat(Fetches.usual().downloader().probe(file.toUri(), file, download, OptionalLong.empty(), true))
                .isEmpty();
    }
}
