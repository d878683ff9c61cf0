package org.seedcast.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BInteger;
import org.seedcast.torrent.bencode.BList;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.BencodeWriter;
import org.seedcast.torrent.bencode.Bencoded;
import org.seedcast.torrent.bencode.InvalidBencode;

/** Whatever comes in: a torrent that can be written again, or the one exception. Seeded, so a failure comes back. */
class TorrentFuzzTest {
    private static final int ROUNDS = 30_000;
    private static final byte[] LETTERS = "0123456789-:ilde\0\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void randomBytes() {
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            requireReadOrRefused(bytes, round);
        }
    }

    /** Letters of the format alone get much deeper into the reader than any bytes do. */
    @Test
    void randomLettersOfTheFormat() {
        Random random = new Random(2);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(30)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = LETTERS[random.nextInt(LETTERS.length)];
            }
            read += requireReadOrRefused(bytes, round) ? 1 : 0;
        }
        assertThat(read).as("inputs that were bencoding").isPositive();
    }

    @Test
    void damagedTorrents() {
        Random random = new Random(3);
        int survived = 0;
        for (byte[] torrent : List.of(single(), tree(), versionTwo())) {
            for (int round = 0; round < ROUNDS / 3; round++) {
                survived += requireReadOrRefused(damaged(torrent, random), round) ? 1 : 0;
            }
        }
        assertThat(survived).as("damaged torrents that were bencoding").isBetween(ROUNDS / 100, ROUNDS);
    }

    @Test
    void everyCutAndEveryOtherByte() {
        byte[] torrent = tree();
        for (int at = 0; at < torrent.length; at++) {
            requireReadOrRefused(Arrays.copyOf(torrent, at), at);
            for (byte letter : LETTERS) {
                byte[] changed = torrent.clone();
                changed[at] = letter;
                requireReadOrRefused(changed, at);
            }
        }
    }

    @Test
    void randomValuesComeBackAsTheyWere() throws Exception {
        Random random = new Random(4);
        for (int round = 0; round < 5_000; round++) {
            Bencoded value = value(random, 5);
            byte[] bytes = BencodeWriter.write(value);
            assertThat(BencodeReader.read(bytes)).as("round %d", round).isEqualTo(value);
            assertThat(BencodeWriter.write(BencodeReader.read(bytes))).isEqualTo(bytes);
        }
    }

    /** @return whether it was bencoding */
    private static boolean requireReadOrRefused(byte[] bytes, int round) {
        try {
            Metainfo torrent = Metainfo.parse(bytes);
            Metainfo again = Metainfo.parse(torrent.toBytes());
            assertThat(again).as("round %d", round).isEqualTo(torrent);
            MagnetLink.of(torrent)
                    .ifPresent(magnet -> assertThat(magnet.toUri()).hasScheme("magnet"));
            assertThat(Overview.parse(bytes).withUnusable(List.of())).isEqualTo(Overview.of(torrent));
        } catch (InvalidMetainfo e) {
            assertThat(e.getMessage()).as("round %d", round).isNotBlank().doesNotContain("\n", "\0");
        } catch (RuntimeException e) {
            throw new AssertionError("round " + round + ": " + BString.of(bytes), e);
        }
        requireShownOrRefused(bytes, round);
        try {
            Bencoded value = BencodeReader.read(bytes);
            assertThat(BencodeWriter.write(value)).as("round %d", round).hasSameSizeAs(bytes);
            return true;
        } catch (InvalidBencode e) {
            return false;
        }
    }

    private static void requireShownOrRefused(byte[] bytes, int round) {
        try {
            Overview.parse(bytes).magnet().ifPresent(magnet -> assertThat(magnet.toUri())
                    .hasScheme("magnet"));
        } catch (InvalidMetainfo e) {
            assertThat(e.getMessage()).as("round %d", round).isNotBlank().doesNotContain("\n", "\0");
        } catch (RuntimeException e) {
            throw new AssertionError("round " + round + ": " + BString.of(bytes), e);
        }
    }

    private static byte[] damaged(byte[] torrent, Random random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : torrent) {
            bytes.add(b);
        }
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, LETTERS[random.nextInt(LETTERS.length)]);
                case 1 -> bytes.remove(at);
                case 2 -> bytes.add(at, LETTERS[random.nextInt(LETTERS.length)]);
                default -> bytes.set(at, (byte) random.nextInt(256));
            }
        }
        byte[] damaged = new byte[bytes.size()];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = bytes.get(i);
        }
        return damaged;
    }

    private static Bencoded value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 4)) {
            case 0 -> new BInteger(random.nextLong() >> random.nextInt(64));
            case 1 -> string(random);
            case 2 -> {
                List<Bencoded> values = new ArrayList<>();
                for (int count = random.nextInt(4); count > 0; count--) {
                    values.add(value(random, depth - 1));
                }
                yield new BList(values);
            }
            default -> {
                Map<BString, Bencoded> entries = new TreeMap<>();
                for (int count = random.nextInt(4); count > 0; count--) {
                    entries.put(string(random), value(random, depth - 1));
                }
                yield new BDictionary(new TreeMap<>(entries));
            }
        };
    }

    private static BString string(Random random) {
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        return BString.of(bytes);
    }

    private static byte[] versionTwo() {
        String file = "d0:d6:lengthi5e11:pieces root32:" + "r".repeat(32) + "ee";
        return ("d4:infod9:file treed1:a" + file + "3:dird1:b" + file + "ee12:meta versioni2e4:name7:release"
                        + "12:piece lengthi16384eee")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] single() {
        return torrent(new SingleFile(40_000), 3);
    }

    private static byte[] tree() {
        return torrent(
                new FileTree(List.of(
                        new TreeFile(List.of("cd 1", "01.flac"), 20_000),
                        new TreeFile(List.of("cover.jpg"), 10_000),
                        new TreeFile(List.of(".pad", "5"), 5, true))),
                2);
    }

    private static byte[] torrent(Content content, int pieces) {
        Info info = new Info(
                "release",
                new PieceLength(16384),
                Pieces.of(new byte[20 * pieces]),
                content,
                true,
                Optional.of("source"));
        return Metainfo.of(
                        info,
                        AnnounceList.of(List.of(
                                List.of(URI.create("http://a.example/announce")),
                                List.of(URI.create("udp://b.example:1337")))),
                        List.of(URI.create("https://cdn.example/media/")),
                        Optional.of("comment"),
                        Optional.of("seedcast"))
                .withCreationDate(Instant.ofEpochSecond(1_700_000_000))
                .toBytes();
    }
}
