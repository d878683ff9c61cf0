package org.seedcast.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidVersionTwoTest {
    private static final String LENGTH = "12:piece lengthi16384e";
    private static final String VERSION = "12:meta versioni2e";
    private static final String ROOT = "11:pieces root32:" + "r".repeat(32);
    private static final String PIECE = "6:pieces20:aaaaaaaaaaaaaaaaaaaa";

    /** What stands in info, with L for a good piece length, V for the version, R for a root; and why it is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9:file treed1:xd0:d6:lengthi5eReee4:name1:xL             | meta version is missing",
                "9:file treed1:xd0:d6:lengthi5eReee12:meta versioni3e4:name1:xL | unknown meta version: 3",
                "9:file treed1:xd0:d6:lengthi5eReeeV4:name1:x             | piece length is missing",
                "9:file treed1:xd0:d6:lengthi5eReeeV4:name1:x12:piece lengthi8192e  | piece length is not a power of "
                        + "two of at least 16 KiB: 8192",
                "9:file treed1:xd0:d6:lengthi5eReeeV4:name1:x12:piece lengthi24576e | piece length is not a power of "
                        + "two of at least 16 KiB: 24576",
                "9:file treed1:xd0:d6:lengthi5eReeeVL                     | name is missing",
                "9:file treeleV4:name1:xL                                 | file tree is not a dictionary",
                "9:file treedeV4:name1:xL                                 | file tree is empty",
                "9:file treed1:xi1eeV4:name1:xL                           | file tree has an entry that is not a "
                        + "dictionary: \"x\"",
                "9:file treed1:xd0:i1eeeV4:name1:xL                       | the file \"x\" is not a dictionary",
                "9:file treed1:xd0:d6:lengthi5eRe1:yd0:d6:lengthi5eReeeeV4:name1:xL | the file \"x\" is also a directory",
                "9:file treed1:xd0:dReeeV4:name1:xL                       | length of the file \"x\" is missing",
                "9:file treed1:xd0:d6:lengthi-5eReeeV4:name1:xL           | length of the file \"x\" is negative: -5",
                "9:file treed1:xd0:d6:lengthi5eeeeV4:name1:xL             | pieces root of the file \"x\" is missing",
                "9:file treed1:xd0:d6:lengthi5e11:pieces root3:rrreeeV4:name1:xL | pieces root of the file \"x\" has 3 bytes, not 32",
                "9:file treed1:xd0:d6:lengthi9223372036854775807eRee1:yd0:d6:lengthi1eReeeV4:name1:zL | the total size is beyond 64 bits",
                "9:file treed1:xd0:d6:lengthi16385eReeeV4:name1:xL        | piece layers of the file \"x\" are missing"
            })
    void isRefusedByName(String info, String message) {
        assertThatThrownBy(() -> Overview.parse(torrent(info, "")))
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12:piece layersd32:R64:HHe  | do not match its pieces root",
                "12:piece layersd32:R32:He   | have 32 bytes, not 64",
                "12:piece layersd32:Ri1ee    | are missing",
                "12:piece layersle           | are missing"
            })
    void aPieceLayerThatIsNotThatOfItsFileIsRefused(String layers, String reason) {
        String info = "9:file treed1:xd0:d6:lengthi16385eReeeV4:name1:xL";
        String filled = layers.replace("R", "r".repeat(32)).replace("H", "h".repeat(32));
        assertThatThrownBy(() -> Overview.parse(torrent(info, filled)))
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessage("piece layers of the file \"x\" " + reason);
    }

    @ParameterizedTest
    @CsvSource({"5,x", "6,y"})
    void aHybridSaysTheSameTwice(int length, String name) {
        String info = "9:file treed1:xd0:d6:lengthi5eReee6:lengthi" + length + "eV4:name1:" + name + "L" + PIECE;
        if (length == 5) {
            assertThat(read(info).infoHash()).isPresent();
        } else {
            assertThatThrownBy(() -> read(info))
                    .hasMessage("file tree does not name the files of version 1, in their order");
        }
    }

    @Test
    void whatIsOfVersionTwoOnlyHasNoHashOfVersionOne() {
        Overview torrent = read("9:file treed1:xd0:d6:lengthi5eReee4:name1:xLV");

        assertThat(torrent.infoHash()).isEmpty();
        assertThat(torrent.content()).isEqualTo(new SingleFile(5));
        assertThat(torrent.files()).containsExactly(new TreeFile(List.of("x"), 5));
        assertThat(torrent.magnet().orElseThrow().toString())
                .isEqualTo("magnet:?xt=urn:btmh:1220" + torrent.infoHashV2().orElseThrow() + "&dn=x&xl=5");
    }

    @Test
    void anEmptyFileHasNoRoot() {
        assertThat(read("9:file treed1:ad0:d6:lengthi0eee1:bd0:d6:lengthi5eReeeV4:name1:xL")
                        .files())
                .containsExactly(new TreeFile(List.of("a"), 0), new TreeFile(List.of("b"), 5));
    }

    private static Overview read(String info) {
        try {
            return Overview.parse(torrent(info, ""));
        } catch (InvalidMetainfo e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Capital letters that no key has stand for what every torrent has. */
    private static byte[] torrent(String info, String around) {
        String filled = info.replace("V4:", VERSION + "4:")
                .replace("LV", LENGTH + VERSION)
                .replace("eVL", "e" + VERSION + LENGTH)
                .replaceAll("L(?=$|6:)", LENGTH)
                .replace("R", ROOT);
        return ("d4:infod" + filled + "e" + around + "e").getBytes(ISO_8859_1);
    }
}
