package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parts of which files are in a piece, and where clients look for them. */
class FileSliceTest {
    private static final int PIECE = 16 << 10;

    private static Info info(String name, Content content) {
        PieceLength length = new PieceLength(PIECE);
        Pieces pieces = Pieces.of(new byte[(int) length.count(content.length()) * 20]);
        return new Info(name, length, pieces, content, false, Optional.empty());
    }

    private static Info tree() {
        return info(
                "an album",
                new FileTree(List.of(
                        new TreeFile(List.of("a"), PIECE - 10),
                        new TreeFile(List.of("empty"), 0),
                        new TreeFile(List.of("cd 2", "b+c?.mp3"), 4),
                        new TreeFile(List.of("d"), 2L * PIECE))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 @ 0 + 16374, 2 @ 0 + 4, 3 @ 0 + 6",
                "1 | 3 @ 6 + 16384",
                "2 | 3 @ 16390 + 16378",
            })
    void aPieceMayLieInSeveralFiles(int piece, String expected) {
        List<String> slices = FileSlice.ofPiece(tree(), piece).stream()
                .map(slice -> slice.file() + " @ " + slice.offset() + " + " + slice.length())
                .toList();
        assertThat(String.join(", ", slices)).isEqualTo(expected);
    }

    @Test
    void theLastPieceOfAFileIsShort() {
        assertThat(FileSlice.ofPiece(info("x", new SingleFile(PIECE + 1L)), 1))
                .containsExactly(new FileSlice(0, PIECE, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "https://w.example/music/, https://w.example/music/an%20album/",
        "https://w.example/music, https://w.example/music/an%20album/",
        "https://w.example/, https://w.example/an%20album/",
    })
    void clientsAddNameAndPathToAFolder(String seed, String base) {
        assertThat(new WebSeed(URI.create(seed)).addresses(tree()))
                .containsExactly(
                        URI.create(base + "a"),
                        URI.create(base + "empty"),
                        URI.create(base + "cd%202/b%2Bc%3F.mp3"),
                        URI.create(base + "d"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://w.example/a.mp3, https://w.example/a.mp3",
        "https://w.example/f/, https://w.example/f/H%C3%A4%20%23%25.mp3",
        "https://w.example/get?id=1, https://w.example/get?id=1",
    })
    void theAddressOfAFileIsItsOwn(String seed, String expected) {
        assertThat(new WebSeed(URI.create(seed)).addresses(info("Hä #%.mp3", new SingleFile(1))))
                .containsExactly(URI.create(expected));
    }

    /** libtorrent takes such a tree for a file, and the folder's address for one to which it adds the name alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://w.example/m/ | https://w.example/m/, https://w.example/m/an%20album/cd%202/b%2Bc%3F.mp3",
                "https://w.example/x  | https://w.example/x",
            })
    void aFolderOfALoneFileIsNamedWithTheFileBesideIt(String seed, String expected) {
        Info lone = info("an album", new FileTree(List.of(new TreeFile(List.of("cd 2", "b+c?.mp3"), 4))));
        List<URI> all = WebSeed.withLoneFile(List.of(URI.create(seed)), lone);
        assertThat(all.stream().map(URI::toString).toList()).isEqualTo(List.of(expected.split(", ", -1)));
        for (URI one : all.subList(1, all.size())) {
            assertThat(new WebSeed(one).addresses(lone)).containsExactly(one);
        }
        assertThat(WebSeed.withLoneFile(all, lone)).isEqualTo(all);
    }

    @Test
    void aFolderOfSeveralFilesOrATorrentOfOneFileIsNamedAlone() {
        List<URI> seeds = List.of(URI.create("https://w.example/m/"));
        assertThat(WebSeed.withLoneFile(seeds, tree())).isEqualTo(seeds);
        assertThat(WebSeed.withLoneFile(seeds, info("a.mp3", new SingleFile(1))))
                .isEqualTo(seeds);
    }

    @Test
    void piecesThatDifferAreCounted() {
        byte[] here = new byte[60];
        byte[] there = new byte[60];
        there[20] = 1;
        there[59] = 1;
        Pieces three = Pieces.of(here);
        assertThat(three.differences(Pieces.of(there))).containsExactly(1, 2);
        assertThat(three.differences(Pieces.of(new byte[40]))).containsExactly(2);
        assertThat(three.differences(Pieces.of(here))).isEmpty();
    }
}
