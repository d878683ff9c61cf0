package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.BencodeWriter;
import org.seedcast.torrent.bencode.Bencoded;
import org.seedcast.torrent.bencode.InvalidBencode;

/**
 * Whatever comes in: a torrent, or the one exception. The gate runs the inputs kept beside the classes; with JAZZER_FUZZ=1
 * and one test named, Jazzer looks for new ones, guided by the code they reach, until it is ended.
 */
class TorrentJazzerTest {

    @FuzzTest
    void bencode(byte[] bytes) {
        Optional<Bencoded> value = bencoded(bytes);
        if (value.isPresent()) {
            byte[] written = BencodeWriter.write(value.get());
            assertThat(bencoded(written)).isEqualTo(value);
            assertThat(written).hasSameSizeAs(bytes);
        }
    }

    @FuzzTest
    void metainfo(byte[] bytes) {
        try {
            Metainfo torrent = Metainfo.parse(bytes);
            assertThat(Metainfo.parse(torrent.toBytes())).isEqualTo(torrent);
            assertThat(Overview.parse(bytes)).isEqualTo(Overview.of(torrent));
        } catch (InvalidMetainfo e) {
            requireOneLine(e);
        }
    }

    @FuzzTest
    void overview(byte[] bytes) {
        try {
            Overview torrent = Overview.parse(bytes);
            torrent.magnet().ifPresent(magnet -> assertThat(magnet.toUri()).hasScheme("magnet"));
            assertThat(torrent.harmless().harmless()).isEqualTo(torrent.harmless());
            assertThat(torrent.infoHash().isPresent() || torrent.infoHashV2().isPresent())
                    .isTrue();
        } catch (InvalidMetainfo e) {
            requireOneLine(e);
        }
    }

    private static Optional<Bencoded> bencoded(byte[] bytes) {
        try {
            return Optional.of(BencodeReader.read(bytes));
        } catch (InvalidBencode e) {
            requireOneLine(e);
            return Optional.empty();
        }
    }

    private static void requireOneLine(Exception e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "\0");
    }
}
