package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.Tools;
import org.seedcast.progress.Progress;

/** The programs others use read our torrents and agree on the info-hash; we read theirs. */
class TorrentToolsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final URI TRACKER = URI.create("http://127.0.0.1:6969/announce");
    private static final URI SECOND = URI.create("udp://127.0.0.1:6970");
    private static final URI SEED = URI.create("http://127.0.0.1:8080/media/two%20words.mp3");

    private final Path directory;

    TorrentToolsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32_767, 32_768, 32_769, 500_000})
    void mktorrentMakesTheSameTorrentOfAFile(int size) throws Exception {
        Path file = content("two words.mp3", size);
        Metainfo theirs = mktorrent(file);
        assertThat(theirs.infoHash()).isEqualTo(ours(file, 32 << 10).infoHash());
        assertThat(theirs.info()).isEqualTo(ours(file, 32 << 10).info());
        assertThat(theirs.announceList().all()).containsExactly(TRACKER);
        assertThat(theirs.webSeeds()).containsExactly(SEED);
        assertThat(theirs.comment()).contains("caf\u00e9");
        assertThat(theirs.createdBy().orElseThrow()).startsWith("mktorrent");
        assertThat(theirs.creationDate()).isPresent();
    }

    @Test
    void weReadTheTreeThatMktorrentWrites() throws Exception {
        Path tree = directory.resolve("album");
        Files.createDirectories(tree.resolve("cd 1"));
        content("album/b.flac", 40_000);
        content("album/cd 1/a.flac", 30_000);
        content("album/empty", 0);
        Metainfo theirs = mktorrent(tree);
        assertThat(theirs.info().name()).isEqualTo("album");
        assertThat(theirs.info().pieces().count()).isEqualTo(3);
        assertThat(((FileTree) theirs.info().content()).files())
                .containsExactly(
                        new TreeFile(List.of("b.flac"), 40_000),
                        new TreeFile(List.of("cd 1", "a.flac"), 30_000),
                        new TreeFile(List.of("empty"), 0));
        theirs.info().requireSafePaths();
        Info again = theirs.info();
        assertThat(Metainfo.of(again, AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty())
                        .infoHash())
                .isEqualTo(theirs.infoHash());
    }

    @Test
    void transmissionShowsOurTorrent() throws Exception {
        String transmission = Tools.require("transmission-show").toString();
        Metainfo torrent = ours(content("two words.mp3", 100_000), 16 << 10);
        Tools.Result shown = Tools.run(LIMIT, transmission, written(torrent).toString());
        assertThat(shown.exitCode()).as(shown.output()).isZero();
        assertThat(shown.output())
                .contains("Name: two words.mp3")
                .containsPattern("Hash( v1)?: " + torrent.infoHash())
                .contains("Piece Count: 7")
                .containsPattern("Piece Size: 16(\\.00)? KiB")
                .contains("Privacy: Public torrent")
                .contains("Created by: seedcast")
                .contains(TRACKER.toString(), SECOND.toString(), SEED.toString());
        Tools.Result magnet =
                Tools.run(LIMIT, transmission, "-m", written(torrent).toString());
        assertThat(magnet.output()).contains("xt=urn:btih:" + torrent.infoHash());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16_384, 100_000})
    void libtorrentReadsOurTorrentAndMagnetLink(int size) throws Exception {
        String python = Tools.requirePythonLibtorrent().toString();
        Metainfo torrent = ours(content("two words.mp3", size), 16 << 10);
        String script =
                """
                import sys, libtorrent as lt
                t = lt.torrent_info(sys.argv[1])
                m = lt.parse_magnet_uri(sys.argv[2])
                print(t.info_hash(), t.name(), t.total_size(), t.piece_length(), t.num_pieces())
                print(*[a.url for a in t.trackers()], *[s['url'] for s in t.web_seeds()])
                print(m.info_hashes.v1, m.name, *m.trackers, *m.url_seeds)
                """;
        Tools.Result read = Tools.run(
                LIMIT,
                python,
                "-W",
                "ignore",
                "-c",
                script,
                written(torrent).toString(),
                MagnetLink.of(torrent).orElseThrow().toString());
        assertThat(read.output().lines())
                .as(read.output())
                .containsExactly(
                        torrent.infoHash() + " two words.mp3 " + size + " 16384 "
                                + torrent.info().pieces().count(),
                        TRACKER + " " + SECOND + " " + SEED,
                        torrent.infoHash() + " two words.mp3 " + TRACKER + " " + SECOND + " " + SEED);
    }

    /** Hybrids carry keys of version 2 and padding, and must keep both (BEP 52, BEP 47). */
    @Test
    void weReadTheHybridThatLibtorrentWrites() throws Exception {
        String python = Tools.requirePythonLibtorrent().toString();
        Files.createDirectories(directory.resolve("album"));
        content("album/a", 40_000);
        content("album/b", 40_000);
        Path file = directory.resolve("hybrid.torrent");
        String script =
                """
                import sys, libtorrent as lt
                fs = lt.file_storage()
                lt.add_files(fs, sys.argv[1] + '/album')
                ct = lt.create_torrent(fs, 16384)
                lt.set_piece_hashes(ct, sys.argv[1])
                open(sys.argv[2], 'wb').write(lt.bencode(ct.generate()))
                h = lt.torrent_info(sys.argv[2]).info_hashes()
                print(h.v1, h.v2)
                """;
        Tools.Result made =
                Tools.run(LIMIT, python, "-W", "ignore", "-c", script, directory.toString(), file.toString());
        assertThat(made.exitCode()).as(made.output()).isZero();
        Metainfo torrent = Metainfo.read(file);
        assertThat(made.output().strip())
                .isEqualTo(torrent.infoHash() + " " + torrent.infoHashV2().orElseThrow());
        assertThat(((FileTree) torrent.info().content()).files())
                .anySatisfy(padding -> assertThat(padding.padding()).isTrue());
        assertThat(torrent.withAnnounce(torrent.announceList(), torrent.webSeeds())
                        .toBytes())
                .isEqualTo(Files.readAllBytes(file));
    }

    private Metainfo mktorrent(Path content) throws Exception {
        Path torrent = directory.resolve("theirs.torrent");
        Tools.Result made = Tools.run(
                LIMIT,
                Tools.require("mktorrent").toString(),
                "-l",
                "15",
                "-a",
                TRACKER.toString(),
                "-w",
                SEED.toString(),
                "-c",
                "caf\u00e9",
                "-o",
                torrent.toString(),
                content.toString());
        assertThat(made.exitCode()).as(made.output()).isZero();
        return Metainfo.read(torrent);
    }

    private static Metainfo ours(Path file, int pieceLength) throws Exception {
        ContentHashes hashes = PieceHasher.ofFile(file, new PieceLength(pieceLength), Progress.NONE);
        return Metainfo.of(
                Info.ofFile(String.valueOf(file.getFileName()), hashes),
                AnnounceList.of(List.of(List.of(TRACKER), List.of(SECOND))),
                List.of(SEED),
                Optional.empty(),
                Optional.of("seedcast"));
    }

    private Path written(Metainfo torrent) throws Exception {
        return Files.write(directory.resolve("ours.torrent"), torrent.toBytes());
    }

    private Path content(String name, int size) throws Exception {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return Files.write(directory.resolve(name), content);
    }
}
