package org.seedcast.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetainfoTest {
    private static final URI A = URI.create("http://a.example/announce");
    private static final URI B = URI.create("udp://b.example:1337/announce");
    private static final URI SEED = URI.create("https://cdn.example/media/caf%C3%A9%20one.mp3");
    private static final String SHA1_OF_HELLO = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";
    private static final String INFO = "d6:lengthi5e4:name13:caf\u00c3\u00a9 one.mp312:piece lengthi16384e6:pieces20:"
            + new String(HexFormat.of().parseHex(SHA1_OF_HELLO), ISO_8859_1) + "e";

    @Test
    void everyByteOfACompleteTorrent() throws Exception {
        Metainfo torrent = torrent(AnnounceList.of(List.of(List.of(A), List.of(B))), List.of(SEED));
        assertThat(new String(torrent.toBytes(), ISO_8859_1))
                .isEqualTo("d8:announce25:http://a.example/announce"
                        + "13:announce-listll25:http://a.example/announceel29:udp://b.example:1337/announceee"
                        + "7:comment3:Hi!10:created by12:seedcast 0.14:info" + INFO
                        + "8:url-listl45:https://cdn.example/media/caf%C3%A9%20one.mp3ee");
        assertThat(torrent.infoHash()).isEqualTo(sha1(INFO));
        assertThat(Metainfo.parse(torrent.toBytes())).isEqualTo(torrent).hasSameHashCodeAs(torrent);
    }

    @Test
    void withoutTrackersThereIsOnlyInfo() {
        Metainfo bare = Metainfo.of(hello(), AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty());
        assertThat(new String(bare.toBytes(), ISO_8859_1)).isEqualTo("d4:info" + INFO + "e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\0\0\0", "d4:infodee", "<!-- served in 0.2 s -->"})
    void whatFollowsTheEndIsNotPartOfIt(String rest) throws Exception {
        byte[] torrent =
                torrent(AnnounceList.of(List.of(List.of(A))), List.of(SEED)).toBytes();
        byte[] longer = (new String(torrent, ISO_8859_1) + rest).getBytes(ISO_8859_1);
        assertThat(Metainfo.parse(longer).toBytes()).isEqualTo(torrent);
        assertThat(Overview.parse(longer).infoHash()).contains(sha1(INFO));
    }

    /** As BEP 47 has it: padding is known by its attribute, and where a link leads is told in place of its length. */
    @Test
    void paddingNeedsNoPathAndALinkNoLength() throws Exception {
        String files = "ld6:lengthi7e4:pathl1:aeed4:attr1:p6:lengthi9eed4:attr2:lx4:pathl1:be12:symlink pathl1:aeee";
        String info = "d5:files" + files + "4:name5:album12:piece lengthi16384e6:pieces20:" + "\0".repeat(20) + "e";
        Metainfo torrent = Metainfo.parse(("d4:info" + info + "e").getBytes(ISO_8859_1));
        assertThat(torrent.infoHash()).isEqualTo(sha1(info));
        assertThat(torrent.info().content())
                .isEqualTo(new FileTree(List.of(
                        new TreeFile(List.of("a"), 7),
                        new TreeFile(List.of(".pad", "9"), 9, true),
                        new TreeFile(List.of("b"), 0))));
    }

    @Test
    void oneTrackerNeedsNoList() {
        Metainfo torrent = Metainfo.of(
                hello(),
                AnnounceList.of(List.of(List.of(A), List.of(A))),
                List.of(),
                Optional.empty(),
                Optional.empty());
        assertThat(new String(torrent.toBytes(), ISO_8859_1))
                .isEqualTo("d8:announce25:http://a.example/announce4:info" + INFO + "e");
    }

    @Test
    void everyByteOfATree() throws Exception {
        Info info = new Info(
                "album",
                new PieceLength(16384),
                Pieces.of(new byte[20]),
                new FileTree(List.of(
                        new TreeFile(List.of("cd 1", "a.flac"), 7),
                        new TreeFile(List.of(".pad", "9"), 9, true),
                        new TreeFile(List.of("z"), 0))),
                true,
                Optional.of("label"));
        Metainfo torrent = Metainfo.of(info, AnnounceList.NONE, List.of(), Optional.empty(), Optional.empty());
        assertThat(new String(torrent.toBytes(), ISO_8859_1))
                .isEqualTo("d4:infod5:filesld6:lengthi7e4:pathl4:cd 16:a.flaceed4:attr1:p6:lengthi9e4:pathl4:.pad1:9ee"
                        + "d6:lengthi0e4:pathl1:zeee4:name5:album12:piece lengthi16384e6:pieces20:" + "\0".repeat(20)
                        + "7:privatei1e6:source5:labelee");
        assertThat(Metainfo.parse(torrent.toBytes()).info()).isEqualTo(info);
        assertThat(info.content().length()).isEqualTo(16);
    }

    @Test
    void otherTrackersKeepTheTorrentAndItsUnknownKeys() throws Exception {
        // The keys of this info are out of order: a re-encoding would have another info-hash.
        String info = "d4:name1:x6:lengthi5e6:pieces20:" + "p".repeat(20) + "12:piece lengthi7e3:foo3:bare";
        byte[] bytes = bytes("d4:info" + info + "5:nodesll9:127.0.0.1i6881eee8:announce25:http://a.example/announcee");
        Metainfo torrent = Metainfo.parse(bytes);
        assertThat(torrent.infoHash()).isEqualTo(sha1(info));
        assertThat(torrent.infoBytes()).isEqualTo(bytes(info));

        Metainfo changed = torrent.withAnnounce(AnnounceList.of(List.of(List.of(B))), List.of(SEED));
        assertThat(changed.infoHash()).isEqualTo(torrent.infoHash());
        assertThat(new String(changed.toBytes(), ISO_8859_1))
                .isEqualTo("d8:announce29:udp://b.example:1337/announce4:info" + info
                        + "5:nodesll9:127.0.0.1i6881eee8:url-listl45:https://cdn.example/media/caf%C3%A9%20one.mp3ee");
        assertThat(Metainfo.parse(changed.toBytes())).isEqualTo(changed).isNotEqualTo(torrent);
        assertThat(torrent.announceList().all()).containsExactly(A);
    }

    @Test
    void aCreationDateIsKeptToTheSecond() throws Exception {
        Metainfo torrent =
                torrent(AnnounceList.NONE, List.of()).withCreationDate(Instant.parse("2025-06-03T09:00:00.5Z"));
        assertThat(torrent.creationDate()).contains(Instant.parse("2025-06-03T09:00:00Z"));
        assertThat(Metainfo.parse(torrent.toBytes())).isEqualTo(torrent);
        assertThat(torrent.infoHash()).isEqualTo(sha1(INFO));
    }

    /** The bytes before {@code info}, and the trackers that come of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                            | ''",
                "8:announce25:http://a.example/announce                        | http://a.example/announce",
                "8:announce26:http://a.example/announce 13:announce-listllelee | http://a.example/announce",
                "8:announce15:http://x.test/a13:announce-listll15:http://y.test/b15:udp://z.test:80ee "
                        + "| http://y.test/b udp://z.test:80",
                "13:announce-listl15:http://y.test/b15:udp://z.test:80e        | http://y.test/b udp://z.test:80",
                "13:announce-listll15:http://y.test/b11:not a uri: 3:foo4:dht:i5eee | http://y.test/b",
                "8:announce17:udp://my_host:80/                                | udp://my_host:80/",
                "8:announce28:http://xn--bcher-kva.example                     | http://xn--bcher-kva.example",
                "8:announce14:http://a..b/xx                                   | ''",
                "8:announce0:                                                  | ''",
                "8:announcei7e                                                 | ''",
                "8:announcele                                                  | ''",
                "13:announce-list3:foo                                         | ''"
            })
    void trackersAreTakenAsFarAsTheyMakeSense(String keys, String trackers) throws Exception {
        Metainfo torrent = Metainfo.parse(bytes("d" + keys + "4:info" + INFO + "e"));
        assertThat(torrent.announceList().all().stream().map(URI::toString)).containsExactlyElementsOf(words(trackers));
    }

    @Test
    void aTrackerOfAnotherAlphabetIsKeptAsItIsWritten() throws Exception {
        String tracker = "http://bücher.example/a";
        Metainfo torrent = Metainfo.parse(
                bytes("d8:announce24:" + new String(tracker.getBytes(UTF_8), ISO_8859_1) + "4:info" + INFO + "e"));
        assertThat(torrent.announceList().all()).containsExactly(URI.create(tracker));
        assertThat(Metainfo.parse(torrent.toBytes())).isEqualTo(torrent);
    }

    /** The bytes after {@code info}, and the web seeds that come of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                               | ''",
                "8:url-list15:http://y.test/b                     | http://y.test/b",
                "8:url-listl15:http://y.test/b15:http://z.test/be | http://y.test/b http://z.test/b",
                "8:url-list0:                                     | ''",
                "8:url-listle                                     | ''",
                "8:url-listli5e15:http://y.test/b1:%e             | http://y.test/b",
                "8:url-listde                                     | ''"
            })
    void webSeedsAreOneStringOrAList(String keys, String seeds) throws Exception {
        Metainfo torrent = Metainfo.parse(bytes("d4:info" + INFO + keys + "e"));
        assertThat(torrent.webSeeds().stream().map(URI::toString)).containsExactlyElementsOf(words(seeds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13:creation date3:now", "13:creation datei9223372036854775807e", "13:creation datele"})
    void aDateThatIsNoneIsLeftOut(String key) throws Exception {
        assertThat(Metainfo.parse(bytes("d" + key + "4:info" + INFO + "e")).creationDate())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | 4:name4:caf\u00e9                            | caf\u00e9",
                "''               | 4:name5:caf\u00c3\u00a9                      | caf\u00e9",
                "''               | 4:name4:caf\u00e910:name.utf-85:caf\u00c3\u00a9 | caf\u00e9",
                "''               | 4:name2:\u00c4\u00e3                         | \u00c4\u00e3",
                "8:encoding3:GBK  | 4:name2:\u00c4\u00e3                         | \u4f60",
                "8:encoding5:UTF-8| 4:name2:\u00c4\u00e3                         | \u00c4\u00e3",
                "8:encoding4:nope | 4:name2:\u00c4\u00e3                         | \u00c4\u00e3",
                "8:encoding2:?!   | 4:name2:\u00c4\u00e3                         | \u00c4\u00e3"
            })
    void namesAreUtf8OrAsDeclared(String encoding, String name, String expected) throws Exception {
        String info = "d6:lengthi0e" + name + "12:piece lengthi1e6:pieces0:e";
        assertThat(Metainfo.parse(bytes("d" + encoding + "4:info" + info + "e"))
                        .info()
                        .name())
                .isEqualTo(expected);
    }

    @Test
    void pathsMayHaveAnOldAndAUtf8Form() throws Exception {
        String info = "d5:filesld6:lengthi0e4:pathl1:\u00e9e10:path.utf-8l2:\u00c3\u00a9eee4:name1:x"
                + "12:piece lengthi1e6:pieces0:e";
        assertThat(Metainfo.parse(bytes("d4:info" + info + "e")).info().content())
                .isEqualTo(new FileTree(List.of(new TreeFile(List.of("\u00e9"), 0))));
    }

    @Test
    void messagesNameTheFile(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("a.torrent");
        assertThatThrownBy(() -> Metainfo.read(missing))
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessage("cannot read torrent " + missing + ": no such file");
        Path text = Files.write(directory.resolve("b.torrent"), "<html>".getBytes(UTF_8));
        assertThatThrownBy(() -> Metainfo.read(text))
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessage("cannot read torrent " + text + ": not a torrent: no value begins with byte 0x3c (byte 0)");
        assertThatThrownBy(() -> Metainfo.read(directory))
                .isInstanceOf(InvalidMetainfo.class)
                .hasMessageStartingWith("cannot read torrent " + directory + ": ");
        assertThatThrownBy(() -> Metainfo.read(Path.of("/dev/zero")))
                .hasMessage("cannot read torrent /dev/zero: not a torrent: larger than 64 MiB");
        Path good = Files.write(directory.resolve("c.torrent"), bytes("d4:info" + INFO + "e"));
        assertThat(Metainfo.read(good).info()).isEqualTo(hello());
    }

    @ParameterizedTest
    @CsvSource({
        "20000, 1, the path of a file has more than 256 parts",
        "2, 5000, the path of a file is longer than 4096 characters"
    })
    void pathsThatNoFileSystemTakesAreRefused(int parts, int length, String message) {
        String path = (length + ":" + "p".repeat(length)).repeat(parts);
        String info = "d5:filesld6:lengthi1e4:pathl" + path + "eee4:name1:n12:piece lengthi16384e6:pieces20:"
                + "x".repeat(20) + "e";
        assertThatThrownBy(() -> Metainfo.parse(bytes("d4:info" + info + "e"))).hasMessage(message);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static Metainfo torrent(AnnounceList trackers, List<URI> webSeeds) {
        return Metainfo.of(hello(), trackers, webSeeds, Optional.of("Hi!"), Optional.of("seedcast 0.1"));
    }

    private static Info hello() {
        PieceHasher hasher = new PieceHasher(PieceLength.forContent(5));
        hasher.update("hello".getBytes(UTF_8), 0, 5);
        return Info.ofFile("caf\u00e9 one.mp3", hasher.finish());
    }

    private static InfoHash sha1(String latin1) throws Exception {
        return InfoHash.of(MessageDigest.getInstance("SHA-1").digest(bytes(latin1)));
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }
}
