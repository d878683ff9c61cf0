package org.seedcast.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.failure.ExitCode;
import org.seedcast.torrent.bencode.BString;

class InvalidMetainfoTest {
    private static final String PIECE = "6:pieces20:aaaaaaaaaaaaaaaaaaaa";
    private static final String LENGTH = "12:piece lengthi16384e";

    /** What stands in info, with P for one piece and L for a good piece length; and why it is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6:lengthi5e4:name1:xP                       | piece length is missing",
                "6:lengthi5e4:name1:x12:piece lengthi0eP     | piece length is out of range: 0",
                "6:lengthi5e4:name1:x12:piece lengthi-1eP    | piece length is out of range: -1",
                "6:lengthi5e4:name1:x12:piece lengthi2147483648eP | piece length is out of range: 2147483648",
                "6:lengthi5e4:name1:x12:piece length1:1P     | piece length is not an integer",
                "6:lengthi5e4:name1:xL                       | pieces is missing",
                "6:lengthi5e4:name1:xL6:piecesi1e            | pieces is missing",
                "6:lengthi5e4:name1:xL6:pieces3:abc          | pieces is not a multiple of 20 bytes: 3",
                "6:lengthi5e4:name1:xL6:pieces0:             | pieces does not match the size: 0 pieces of 16384 bytes for 5 bytes",
                "6:lengthi0e4:name1:xLP                      | pieces does not match the size: 1 pieces of 16384 bytes for 0 bytes",
                "6:lengthi16385e4:name1:xLP                  | pieces does not match the size: 1 pieces of 16384 bytes for 16385 bytes",
                "6:lengthi9223372036854775807e4:name1:xLP    | pieces does not match the size: 1 pieces of 16384 bytes for 9223372036854775807 bytes",
                "6:lengthi5eLP                               | name is missing",
                "6:lengthi5e4:namei1eLP                      | name is missing",
                "6:lengthi-5e4:name1:xLP                     | length is negative: -5",
                "6:length1:54:name1:xLP                      | length is not an integer",
                "4:name1:xLP                                 | neither length nor files",
                "5:filesle6:lengthi5e4:name1:xLP             | both length and files",
                "5:filesle4:name1:xLP                        | files is empty",
                "5:filesde4:name1:xLP                        | files is not a list",
                "5:filesli5ee4:name1:xLP                     | an entry of files is not a dictionary",
                "5:filesld6:lengthi5eee4:name1:xLP           | a file has no path",
                "5:filesld6:lengthi5e4:path1:aee4:name1:xLP  | a file has no path",
                "5:filesld6:lengthi5e4:pathleee4:name1:xLP   | the path of a file is empty",
                "5:filesld6:lengthi5e4:pathl1:ai1eeee4:name1:xLP | the path of a file is not a list of strings",
                "5:filesld4:pathl1:aeee4:name1:xLP           | length is missing",
                "5:filesld6:lengthi-1e4:pathl1:aeee4:name1:xLP | length is negative: -1",
                "5:filesld6:lengthi9223372036854775807e4:pathl1:aeed6:lengthi1e4:pathl1:beee4:name1:xLP | the total size is beyond 64 bits",
                "5:filesld6:lengthi1e4:pathl1:aeed6:lengthi2e4:pathl1:beed6:lengthi1e4:pathl1:aeee4:name1:xLP | the file \"a\" stands twice",
                "5:filesld6:lengthi1e4:pathl1:d1:aeed6:lengthi2e4:pathl1:ceed6:lengthi1e4:pathl1:deee4:name1:xLP | the file \"d\" is also a directory",
                "9:file treede12:meta versioni2e4:name1:xL   | a torrent of version 2 only (BEP 52), without pieces "
                        + "of version 1",
                "6:lengthi5e6:lengthi5e4:name1:xLP           | not a torrent: the key \"length\" stands twice (before byte 27)"
            })
    void isRefusedByName(String info, String message) {
        assertThatThrownBy(() -> Metainfo.parse(torrent(info)))
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessage(message)
                .satisfies(e -> assertThat(((InvalidMetainfo) e).exitCode()).isEqualTo(ExitCode.FAILED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | not a torrent: the end is missing (byte 0)",
                "<!doctype html> | not a torrent: no value begins with byte 0x3c (byte 0)",
                "le              | not a torrent: no dictionary",
                "de              | not a torrent: it has no info",
                "d4:infolee      | not a torrent: it has no info"
            })
    void isNoTorrentAtAll(String text, String message) {
        assertThatThrownBy(() -> Metainfo.parse(text.getBytes(ISO_8859_1)))
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6:lengthi5e4:name1:xLP",
                "6:lengthi0e4:name1:xL6:pieces0:",
                "6:lengthi5e4:name1:x12:piece lengthi5eP",
                "P4:name1:xL6:lengthi5e",
                "5:filesld6:lengthi1e4:pathl1:aeed6:lengthi2e4:pathl1:Aeee4:name1:xLP",
                "5:filesld6:lengthi1e4:pathl1:a1:beed6:lengthi2e4:pathl2:abeee4:name1:xLP",
                "5:filesld4:attr1:p6:lengthi1e4:pathl4:.pad1:1eed4:attr1:p6:lengthi1e4:pathl4:.pad1:1eee4:name1:xLP",
                "6:lengthi5e12:meta versioni2e4:name1:xLP9:file treed1:xd0:d6:lengthi5e11:pieces root32:rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrreee",
                "6:lengthi5e4:name1:xLP7:private1:1"
            })
    void isAccepted(String info) {
        assertThatCode(() -> Metainfo.parse(torrent(info))).doesNotThrowAnyException();
    }

    static List<String> hostileParts() {
        return List.of("", ".", "..", "/", "/etc/passwd", "a/b", "../a", "a\0b");
    }

    @ParameterizedTest
    @MethodSource("hostileParts")
    void hostilePathsAreReadButNotSafe(String part) throws Exception {
        Info single = reread(info(part, new SingleFile(5)));
        assertThatThrownBy(single::requireSafePaths)
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessage("the name of the torrent is not safe: " + BString.of(part));
        Info tree = reread(info("x", new FileTree(List.of(new TreeFile(List.of("a", part, "b"), 5)))));
        assertThatThrownBy(tree::requireSafePaths)
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessage("a path of the torrent is not safe: " + BString.of(part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"...", "..a", " ", "a\\b", "C:", "-rf", ".hidden", "caf\u00e9"})
    void strangeButHarmlessNamesAreSafe(String part) {
        Info info = info(part, new FileTree(List.of(new TreeFile(List.of(part, part), 5))));
        assertThatCode(info::requireSafePaths).doesNotThrowAnyException();
    }

    @Test
    void whatWeMakeOurselvesIsCheckedToo() {
        assertThatThrownBy(() -> info("x", new SingleFile(16385))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SingleFile(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FileTree(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TreeFile(List.of(), 1)).isInstanceOf(IllegalArgumentException.class);
        TreeFile huge = new TreeFile(List.of("a"), Long.MAX_VALUE);
        assertThatThrownBy(() -> new FileTree(List.of(huge, huge))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Info info(String name, Content content) {
        return new Info(name, new PieceLength(16384), Pieces.of(new byte[20]), content, false, Optional.empty());
    }

    private static Info reread(Info info) throws InvalidMetainfo {
        return Metainfo.parse(Metainfo.of(info, AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty())
                        .toBytes())
                .info();
    }

    private static byte[] torrent(String info) {
        return ("d4:infod" + info.replace("L", LENGTH).replace("P", PIECE) + "ee").getBytes(ISO_8859_1);
    }
}
