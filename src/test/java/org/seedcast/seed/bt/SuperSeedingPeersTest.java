package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.announce.Announcer;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeederSettings;

/** The first copy is given out piece by piece (BEP 16), until there is a second. */
@Timeout(60)
class SuperSeedingPeersTest {
    private static final int PIECES = 32;
    private static final int PIECE_BYTES = 16384;
    private static final int HAVE = 4;
    private static final int BITFIELD = 5;

    private final SampleTorrent sample;
    private final BtSeeder seeder;

    SuperSeedingPeersTest(@TempDir Path directory) throws Exception {
        sample = SampleTorrent.make(directory, "sample", PIECES * PIECE_BYTES, List.of());
        SeederSettings settings = new SeederSettings(
                        Optional.of(InetAddress.getLoopbackAddress()), new PortChoice.Given(0), false)
                .withSuperSeeding();
        seeder = BtSeeder.start(settings, new Announcer(new OkHttpClient(), notice -> {}), (kind, path, message) -> {
            throw new AssertionError(message);
        });
        seeder.add(sample.entry());
        seeder.allAnnounced().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        seeder.close();
    }

    @Test
    void aPeerIsToldOfSomePiecesAndGetsNoOther() throws Exception {
        try (RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash())) {
            Set<Integer> told = some(peer, PIECES / 2);
            int other = IntStream.range(0, PIECES)
                    .filter(piece -> !told.contains(piece))
                    .findFirst()
                    .orElseThrow();
            int one = told.iterator().next();
            peer.interested();
            peer.messageOfType(RawPeer.UNCHOKE);
            peer.request(other, 0, PIECE_BYTES);
            peer.request(one, 0, PIECE_BYTES);
            assertThat(peer.messageOfType(RawPeer.PIECE).getInt()).isEqualTo(one);
        }
    }

    @Test
    void theNextComesWhenThoseBeforeWereSeenAtAnother() throws Exception {
        try (RawPeer first = RawPeer.greeted(seeder.port(), sample.infoHash());
                RawPeer second = RawPeer.greeted(seeder.port(), sample.infoHash())) {
            Set<Integer> ofFirst = some(first, PIECES / 2);
            Set<Integer> told = new HashSet<>(ofFirst);
            told.addAll(some(second, PIECES / 4));
            assertThat(told).hasSize(PIECES / 2 + PIECES / 4);
            for (int piece : ofFirst) {
                first.send(have(piece));
                second.send(have(piece));
            }
            assertThat(told.add(first.messageOfType(HAVE).getInt()))
                    .as("another piece")
                    .isTrue();
        }
    }

    @Test
    void aSecondCopyEndsIt() throws Exception {
        try (RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash())) {
            Set<Integer> told = new HashSet<>();
            told.addAll(some(peer, PIECES / 2));
            try (RawPeer complete = RawPeer.greeted(seeder.port(), sample.infoHash())) {
                complete.bitfield(PIECES);
                complete.awaitEnd();
            }
            while (told.size() < PIECES) {
                told.add(peer.messageOfType(HAVE).getInt());
            }
        }
        try (RawPeer later = RawPeer.greeted(seeder.port(), sample.infoHash())) {
            assertThat(later.messageOfType(BITFIELD).get()).isEqualTo((byte) 0b11111111);
        }
    }

    /** Those that it is told of when it comes. */
    private static Set<Integer> some(RawPeer peer, int count) throws IOException {
        Set<Integer> told = new HashSet<>();
        while (told.size() < count) {
            told.add(peer.messageOfType(HAVE).getInt());
        }
        return told;
    }

    private static ByteBuffer have(int piece) {
        return ByteBuffer.allocate(9).putInt(5).put((byte) HAVE).putInt(piece);
    }
}
