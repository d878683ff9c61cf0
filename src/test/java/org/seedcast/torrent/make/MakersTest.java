package org.seedcast.torrent.make;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.Packaged;
import org.seedcast.Tools;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceLength;

/** Other makers give the same files the same info-hash. */
class MakersTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder = Path.of("");

    static Stream<Arguments> treesAndPieceLengths() {
        return IntStream.range(0, NastyNames.count()).boxed().flatMap(tree -> Stream.of(15, 18, 20)
                .map(log2 -> Arguments.of(tree, log2)));
    }

    @ParameterizedTest
    @MethodSource("treesAndPieceLengths")
    void mktorrentMakesTheSame(int number, int log2) throws Exception {
        Path root = NastyNames.make(number, folder);
        Path theirs = folder.resolve("theirs.torrent");
        Tools.Result made = Tools.run(
                LIMIT,
                Tools.require("mktorrent").toString(),
                "-l",
                String.valueOf(log2),
                "-a",
                "http://a.example/announce",
                "-o",
                theirs.toString(),
                root.toString());
        assertThat(made.exitCode()).as(made.output()).isZero();
        assertThat(ours(root, log2).infoBytes()).isEqualTo(Metainfo.read(theirs).infoBytes());
    }

    @ParameterizedTest
    @MethodSource("treesAndPieceLengths")
    void libtorrentMakesTheSame(int number, int log2) throws Exception {
        String python = Tools.requirePythonLibtorrent().toString();
        Path root = NastyNames.make(number, folder);
        String script =
                """
                import os, sys, libtorrent as lt
                root, log2, out = sys.argv[1:]
                name = os.path.basename(root)
                files = []
                for directory, _, names in os.walk(os.fsencode(root)):
                    files += [os.path.relpath(os.path.join(directory, n), os.fsencode(root)) for n in names]
                files.sort(key=lambda path: path.split(b'/'))
                fs = lt.file_storage()
                for path in files:
                    size = os.path.getsize(os.path.join(os.fsencode(root), path))
                    fs.add_file(name + '/' + os.fsdecode(path), size)
                ct = lt.create_torrent(fs, 1 << int(log2), lt.create_torrent.v1_only)
                lt.set_piece_hashes(ct, os.path.dirname(root))
                open(out, 'wb').write(lt.bencode(ct.generate()))
                print(lt.torrent_info(out).info_hash())
                """;
        Path theirs = folder.resolve("theirs.torrent");
        Tools.Result made = Tools.run(
                LIMIT, python, "-W", "ignore", "-c", script, root.toString(), String.valueOf(log2), theirs.toString());
        assertThat(made.exitCode()).as(made.output()).isZero();
        Metainfo ours = ours(root, log2);
        assertThat(ours.infoBytes()).isEqualTo(Metainfo.read(theirs).infoBytes());
        assertThat(made.output().strip()).isEqualTo(ours.infoHash().toString());
    }

    /** What was made years ago by another program, and is in use, comes out again to the last bit. */
    @ParameterizedTest
    @ValueSource(
            strings = {"alice.txt", "folder", "numbers", "lots-of-numbers", "Leaves of Grass by Walt Whitman.epub"})
    void webtorrentsFixturesAreMadeAgain(String name) throws Exception {
        Path fixtures = Tools.requireDirectory(Packaged.checkout("target/webtorrent-fixtures"), "webtorrent-fixtures")
                .resolve("fixtures");
        List<Metainfo> published = new ArrayList<>();
        try (Stream<Path> torrents = Files.list(fixtures)) {
            for (Path torrent : torrents.filter(file -> file.toString().endsWith(".torrent"))
                    .toList()) {
                if (!torrent.endsWith("corrupt.torrent")) {
                    published.add(Metainfo.read(torrent));
                }
            }
        }
        List<Metainfo> wanted = published.stream()
                .filter(torrent -> torrent.info().name().equals(name))
                .toList();
        assertThat(wanted).isNotEmpty();
        byte[] ours = metainfo(TreeWalk.walk(fixtures.resolve(name), TreeRules.USUAL), Recipe.USUAL)
                .infoBytes();
        assertThat(wanted).allSatisfy(theirs -> assertThat(ours).isEqualTo(theirs.infoBytes()));
    }

    private static Metainfo ours(Path root, int log2) throws Exception {
        Recipe recipe = new Recipe(Optional.of(new PieceLength(1 << log2)), false, Optional.empty());
        TreeRules all = new TreeRules(true, true, false, List.of(), List.of());
        return metainfo(TreeWalk.walk(root, all), recipe);
    }

    private static Metainfo metainfo(SourceTree tree, Recipe recipe) throws Exception {
        Info info = TorrentMaker.prepare(3, Progress.NONE).make(tree, recipe);
        return Metainfo.of(info, AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty());
    }
}
