package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.torrent.Metainfo;

/** Names that are as long as they can be, or that others cannot hold. */
@Timeout(60)
class TorrentNamesTest {
    private static final int LONGEST = 255;

    @TempDir
    Path folder = Path.of("");

    /** As many of {@code letter} as a name can have. */
    private static String longest(String letter) {
        return letter.repeat(LONGEST / letter.getBytes(StandardCharsets.UTF_8).length);
    }

    private Path file(String name) throws Exception {
        return Files.write(Files.createDirectories(folder.resolve("content")).resolve(name), new byte[20_000]);
    }

    private Metainfo onlyTorrentIn(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return Metainfo.read(all.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e9", "\u65e5", "\ud83c\udf89"})
    void aFileMayHaveTheLongestName(String letter) throws Exception {
        Path file = file(longest(letter));
        Path out = Files.createDirectory(folder.resolve("out"));

        Invocation made = Invocation.of("torrent", file.toString(), "-o", out.toString());

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(onlyTorrentIn(out).info().name()).isEqualTo(longest(letter));
        assertThat(Invocation.of("torrent", file.toString(), "-o", out.toString())
                        .err())
                .contains(" already exists");
    }

    @Test
    void soMayADirectoryAndEachOfItsFiles() throws Exception {
        Path album = Files.createDirectories(folder.resolve(longest("d")));
        Files.write(album.resolve(longest("\u00e9")), new byte[20_000]);
        Path out = Files.createDirectory(folder.resolve("out"));
        Path each = Files.createDirectory(folder.resolve("each"));

        assertThat(Invocation.of("torrent", album.toString(), "-o", out.toString())
                        .code())
                .isZero();
        assertThat(Invocation.of("torrent", album.toString(), "--each", "-o", each.toString())
                        .code())
                .isZero();

        assertThat(onlyTorrentIn(out).info().name()).isEqualTo(longest("d"));
        assertThat(onlyTorrentIn(each).info().name()).isEqualTo(longest("\u00e9"));
    }

    /** Its own name is cut, and told apart by what was cut off. */
    @Test
    void twoNamesOfOneBeginningAreTwoTorrents() throws Exception {
        Path one = file("a".repeat(LONGEST - 1) + "1");
        Path other = file("a".repeat(LONGEST - 1) + "2");
        Path out = Files.createDirectory(folder.resolve("out"));

        Invocation made = Invocation.of("torrent", one.toString(), other.toString(), "-o", out.toString());

        assertThat(made.code()).as(made.err()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(2)
                    .allMatch(name -> name.matches("a{238}-[0-9a-f]{8}\\.torrent"));
        }
    }

    @Test
    void aNameThatLeavesRoomIsNotCut() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        Invocation.of("torrent", file("a".repeat(LONGEST - 8)).toString(), "-o", out.toString());

        assertThat(out.resolve("a".repeat(LONGEST - 8) + ".torrent")).exists();
    }

    @Test
    void theTorrentMayBeGivenTheLongestName() throws Exception {
        Path out = folder.resolve(longest("\u65e5"));

        assertThat(Invocation.of("torrent", file("a.mp3").toString(), "-o", out.toString())
                        .code())
                .isZero();
        assertThat(out).exists();
    }

    @Test
    void aReleaseMayHaveTheLongestName() throws Exception {
        Path library = folder.resolve("library");

        Invocation made = Invocation.of("torrent", file(longest("\u00e9")).toString(), "--library", library.toString());

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(onlyTorrentIn(library.resolve("site/torrents")).info().name())
                .isEqualTo(longest("\u00e9"));
    }

    @Test
    void namesThatOthersCannotHoldAreWarnedOfInOneLine() throws Exception {
        Path album = Files.createDirectories(folder.resolve("album"));
        for (String name : List.of("Who?.mp3", "Part 1: Dawn.mp3", "end.", "fine.mp3")) {
            Files.write(album.resolve(name), new byte[20_000]);
        }
        Path out = folder.resolve("x.torrent");

        Invocation made = Invocation.of("torrent", album.toString(), "-o", out.toString());
        JsonObject json = Invocation.of("torrent", album.toString(), "-o", out.toString(), "--force", "--json")
                .json()
                .get(0);

        assertThat(made.code()).isZero();
        assertThat(made.err())
                .isEqualTo("seedcast: some other systems or clients cannot store 3 of the names, the first of them"
                        + " 'Part 1: Dawn.mp3': it contains ':'\n");
        assertThat(json.get("kind").getAsString()).isEqualTo("name-not-portable");
        assertThat(Metainfo.read(out).info().files()).hasSize(4);
    }
}
