package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.app.work.StopSignal;
import org.seedcast.torrent.DhtNode;
import org.seedcast.torrent.Metainfo;

@Timeout(120)
class TorrentCommandTest {
    @TempDir
    Path folder = Path.of("");

    private Path album = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void makeAlbum() throws IOException {
        album = Files.createDirectories(folder.resolve("my album"));
        Files.createDirectory(album.resolve("cd 1"));
        Files.write(album.resolve("cd 1/01.flac"), new byte[40_000]);
        Files.write(album.resolve("cover.jpg"), new byte[10_000]);
        out = folder.resolve("x.torrent");
    }

    private Invocation torrent(String... options) {
        List<String> args = new ArrayList<>(List.of("torrent", album.toString(), "-o", out.toString()));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    @Test
    void aRunReadsLikeThis() throws Exception {
        Invocation made = torrent("--magnet");

        String infoHash = Metainfo.read(out).infoHash().toString();
        assertThat(made)
                .isEqualTo(new Invocation(
                        0,
                        out + ": 2 files, 50.0 kB, 4 x 16 KiB, " + infoHash + "\n" + "magnet:?xt=urn:btih:" + infoHash
                                + "&dn=my%20album&xl=50000\n",
                        ""));
        assertThat(Invocation.of("show", out.toString(), "--magnet").out())
                .isEqualTo("magnet:?xt=urn:btih:" + infoHash + "&dn=my%20album&xl=50000\n");
        assertThat(torrent("--magnet", "-q", "--force"))
                .isEqualTo(new Invocation(0, "magnet:?xt=urn:btih:" + infoHash + "&dn=my%20album&xl=50000\n", ""));
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws Exception {
        torrent("-j", "1");
        byte[] first = Files.readAllBytes(out);
        torrent("-j", "7", "--force");
        assertThat(out).hasBinaryContent(first);
        assertThat(Metainfo.read(out).creationDate()).isEmpty();
    }

    @Test
    void everyOptionIsInTheTorrent() throws Exception {
        Invocation made = torrent(
                "--piece-length",
                "32KiB",
                "--private",
                "--source",
                "label",
                "--comment",
                "caf\u00e9",
                "--created-by",
                "me",
                "--date",
                "2025-06-03",
                "--tracker",
                "https://a.example/announce,udp://b.example:1",
                "--tracker",
                "https://c.example/announce",
                "--web-seed",
                "https://cdn.example/my music",
                "--node",
                "dht.example:6881",
                "--node",
                "[2001:db8::1]:6882");

        assertThat(made.code()).as(made.err()).isZero();
        Metainfo torrent = Metainfo.read(out);
        assertThat(torrent.info().pieceLength().bytes()).isEqualTo(32 << 10);
        assertThat(torrent.info().isPrivate()).isTrue();
        assertThat(torrent.info().source()).contains("label");
        assertThat(torrent.comment()).contains("caf\u00e9");
        assertThat(torrent.createdBy()).contains("me");
        assertThat(torrent.creationDate()).contains(Instant.parse("2025-06-03T00:00:00Z"));
        assertThat(torrent.announceList().tiers())
                .containsExactly(
                        List.of(URI.create("https://a.example/announce"), URI.create("udp://b.example:1")),
                        List.of(URI.create("https://c.example/announce")));
        assertThat(torrent.webSeeds()).containsExactly(URI.create("https://cdn.example/my%20music/"));
        assertThat(torrent.nodes()).containsExactly(new DhtNode("dht.example", 6881), new DhtNode("2001:db8::1", 6882));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://h.example/a/01.flac    | https://h.example/a/01.flac",
                "https://h.example/a/           | https://h.example/a/cover%20%231.jpg",
                "https://h.example/b%20c/d e/   | https://h.example/b%20c/d%20e/cover%20%231.jpg",
                "https://h.example/\u00e9.jpg   | https://h.example/%C3%A9.jpg",
                "https://h.example/x?file=1     | https://h.example/x?file=1"
            })
    void theWebSeedOfAFileIsItsOwnAddress(String typed, String written) throws Exception {
        Path file = Files.move(album.resolve("cover.jpg"), folder.resolve("cover #1.jpg"));
        Invocation made = Invocation.of("torrent", file.toString(), "-o", out.toString(), "--web-seed", typed);
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(Metainfo.read(out).webSeeds()).containsExactly(URI.create(written));
    }

    @Test
    void scriptsGetATorrentEvent() throws Exception {
        JsonObject made = torrent("--json").json().get(0);
        Metainfo torrent = Metainfo.read(out);
        assertThat(made)
                .hasToString("{\"event\":\"torrent\",\"path\":\"" + out + "\",\"name\":\"my album\",\"infoHash\":\""
                        + torrent.infoHash() + "\",\"magnet\":\"magnet:?xt=urn:btih:" + torrent.infoHash()
                        + "&dn=my%20album&xl=50000\",\"pieceLength\":16384,\"pieces\":4,\"bytes\":50000,\"files\":2}");
    }

    @Test
    void whatIsThereIsNotReplacedUnlessForced() throws Exception {
        Files.writeString(out, "precious");
        assertThat(torrent())
                .isEqualTo(new Invocation(1, "", "seedcast: " + out + " already exists\nhint: --force replaces it\n"));
        assertThat(out).hasContent("precious");
        assertThat(torrent("--force").code()).isZero();
        assertThat(Metainfo.read(out).info().name()).isEqualTo("my album");
    }

    @Test
    void aRehearsalReadsAndWritesNothing() {
        assertThat(torrent("--dry-run"))
                .isEqualTo(new Invocation(0, out + ": 2 files, 50.0 kB, 4 x 16 KiB to hash\n", ""));
        assertThat(out).doesNotExist();
    }

    @Test
    void nothingIsWrittenIntoTheTreeThatIsHashed() {
        out = album.resolve("cd 1/x.torrent");
        assertThat(torrent())
                .isEqualTo(new Invocation(
                        2,
                        "",
                        "seedcast: " + out + " would be in the directory it is made from\n"
                                + "hint: choose another place: -o FILE, outside of " + album + "\n"));
        assertThat(out).doesNotExist();
    }

    @Test
    void notEvenByALink() throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), album);
        out = folder.resolve("link/x.torrent");
        assertThat(torrent().code()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test
    void severalPathsAreSeveralTorrents() throws Exception {
        Path second = Files.write(folder.resolve("b.mp3"), new byte[5]);
        Path missing = folder.resolve("missing");
        Path into = folder.resolve("torrents");
        Invocation made = Invocation.of(
                "torrent", album.toString(), missing.toString(), second.toString(), "-o", into.toString());

        assertThat(made.code()).isEqualTo(3);
        assertThat(made.err())
                .isEqualTo("seedcast: cannot make a torrent of " + missing + ": no such file or directory\n");
        assertThat(into.resolve("my album.torrent")).exists();
        assertThat(into.resolve("b.mp3.torrent")).exists();
    }

    @Test
    void eachFileCanHaveATorrentOfItsOwn() throws Exception {
        out = folder.resolve("torrents");
        Invocation made = torrent("--each", "--web-seed", "https://h.example/x/");

        assertThat(made.code()).as(made.err()).isZero();
        Metainfo first = Metainfo.read(out.resolve("cd 1/01.flac.torrent"));
        assertThat(first.info().name()).isEqualTo("01.flac");
        assertThat(first.webSeeds()).containsExactly(URI.create("https://h.example/x/01.flac"));
        assertThat(out.resolve("cover.jpg.torrent")).exists();
    }

    @Test
    void twoTorrentsNeverGoToOnePlace() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other/my album"));
        Files.write(other.resolve("x"), new byte[1]);
        Path into = Files.createDirectory(folder.resolve("torrents"));
        Invocation made =
                Invocation.of("torrent", "--force", album.toString(), other.toString(), "-o", into.toString());
        assertThat(made.code()).isEqualTo(3);
        assertThat(made.err()).isEqualTo("seedcast: two torrents would be written to " + into + "/my album.torrent\n");
    }

    @Test
    void whatIsLeftOutIsNamed() throws Exception {
        Path junk = Files.write(album.resolve(".DS_Store"), new byte[1]);
        Path link = Files.createSymbolicLink(album.resolve("out"), folder);
        Invocation made = torrent();
        assertThat(made.code()).isZero();
        assertThat(made.err())
                .isEqualTo("seedcast: left out " + junk + ": it is junk (--junk includes it)\n" + "seedcast: left out "
                        + link + ": the link leads out of the tree (--follow-links follows it)\n");
        JsonObject finding = torrent("--json", "--force").json().get(0);
        assertThat(finding)
                .hasToString("{\"event\":\"finding\",\"kind\":\"junk\",\"path\":\"" + junk
                        + "\",\"message\":\"left out " + junk + ": it is junk (--junk includes it)\"}");
    }

    @Test
    void ofNothingThereIsNoTorrent() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(Invocation.of("torrent", empty.toString()).err())
                .isEqualTo("seedcast: cannot make a torrent of " + empty + ": it holds no file\n");
        Files.createFile(empty.resolve("a"));
        assertThat(Invocation.of("torrent", empty.toString()))
                .isEqualTo(new Invocation(
                        1,
                        "",
                        "seedcast: cannot make a torrent of " + empty
                                + ": it is empty, and a torrent needs content\n"));
    }

    @Test
    void standardOutputTakesTheTorrentAlone() throws Exception {
        StringWriter text = new StringWriter();
        StringWriter err = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintWriter(text),
                new PrintWriter(err),
                bytes,
                new StopSignal(),
                "torrent",
                album.toString(),
                "-o",
                "-");
        assertThat(code).isZero();
        assertThat(text.toString()).isEmpty();
        assertThat(err.toString()).startsWith("my album: 2 files, 50.0 kB");
        torrent();
        assertThat(out).hasBinaryContent(bytes.toByteArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-o - --json              | --json and -o - exclude each other: both write to standard output",
                "-o - --each              | -o - writes one torrent, and there are several",
                "--private                | a private torrent without a tracker: no client could find its peers",
                "--each --web-seed https://h.example/x | one --web-seed cannot serve several torrents",
                "-j 0                     | -j takes a number from 1 to 256",
                "--date soon              | 'soon' is not a date; write it like 2025-06-03, 2025-06-03T09:00:00Z, or "
                        + "now",
                "--date now --no-date     | --date and --no-date exclude each other",
                "--piece-length 8KiB      | invalid value for option '--piece-length': '8KiB' is not a piece length; "
                        + "it is a power of two from 16KiB to 16MiB, such as 256KiB",
                "--piece-length 32MiB     | invalid value for option '--piece-length': '32MiB' is not a piece length; "
                        + "it is a power of two from 16KiB to 16MiB, such as 256KiB",
                "--piece-length 300KiB    | invalid value for option '--piece-length': '300KiB' is not a piece "
                        + "length; it is a power of two from 16KiB to 16MiB, such as 256KiB",
                "--node x                 | invalid value for option '--node' (HOST:PORT): not a node: x (write it like dht.example:6881)",
                "--node x:70000           | invalid value for option '--node' (HOST:PORT): not a node: x:70000",
                "--web-seed ftp://x/      | invalid value for option '--web-seed' (URL): 'ftp://x/' is not a web "
                        + "seed; it begins with https:// or http:// and holds no password",
                "--exclude [a             | invalid value for option '--exclude' (GLOB): not a pattern: [a (a bracket is not closed)"
            })
    void wrongUseIsTold(String options, String message) {
        List<String> args = new ArrayList<>(List.of("torrent", album.toString()));
        args.addAll(List.of(options.split(" ", -1)));
        Invocation wrong = Invocation.of(args.toArray(String[]::new));
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err().lines().findFirst()).contains("seedcast: " + message);
    }

    @Test
    void aPrivateTorrentWithoutATrackerNeedsForce() throws Exception {
        assertThat(torrent("--private", "--force").code()).isZero();
        assertThat(Metainfo.read(out).info().isPrivate()).isTrue();
    }
}
