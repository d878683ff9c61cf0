package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.torrent.InfoHash;

/** How peers behave, well and badly. None of these leaves a connection open. */
final class SoakPeers {
    private static final int PIECE_BYTES = 16384;
    private static final int OPEN_REQUESTS = 40;

    private final int port;

    SoakPeers(int port) {
        this.port = port;
    }

    /** Takes all of it, whatever chokes it is dealt meanwhile, and compares every byte. */
    void healthy(SampleTorrent torrent) throws IOException {
        byte[] content = Files.readAllBytes(torrent.data());
        Deque<Integer> wanted = new ArrayDeque<>();
        for (int piece = 0; (long) piece * PIECE_BYTES < content.length; piece++) {
            wanted.add(piece);
        }
        Deque<Integer> asked = new ArrayDeque<>();
        try (RawPeer peer = RawPeer.unchoked(port, torrent.infoHash())) {
            while (!wanted.isEmpty() || !asked.isEmpty()) {
                while (!wanted.isEmpty() && asked.size() < OPEN_REQUESTS) {
                    int piece = wanted.remove();
                    peer.request(piece, 0, length(content.length, piece));
                    asked.add(piece);
                }
                ByteBuffer message = peer.message();
                int type = message.get();
                if (type == RawPeer.PIECE) {
                    int piece = message.getInt();
                    assertRight(content, piece, message);
                    asked.remove(piece);
                } else if (type == RawPeer.CHOKE) {
                    wanted.addAll(asked);
                    asked.clear();
                    peer.messageOfType(RawPeer.UNCHOKE);
                }
            }
        }
    }

    private static int length(long bytes, int piece) {
        return (int) Math.min(PIECE_BYTES, bytes - (long) piece * PIECE_BYTES);
    }

    private static void assertRight(byte[] content, int piece, ByteBuffer message) {
        assertThat(message.getInt()).isZero();
        int start = piece * PIECE_BYTES;
        assertThat(message)
                .isEqualTo(ByteBuffer.wrap(Arrays.copyOfRange(content, start, start + length(content.length, piece))));
    }

    /** Comes and goes, a hundred times, saying nothing, half of a greeting, all of it, or that it is interested. */
    void storm(InfoHash infoHash) throws IOException {
        for (int connection = 0; connection < 100; connection++) {
            switch (connection % 4) {
                case 0 -> new RawPeer(port).close();
                case 1 -> {
                    try (RawPeer peer = new RawPeer(port)) {
                        peer.send(ByteBuffer.allocate(40).put((byte) 19));
                    }
                }
                case 2 -> RawPeer.greeting(port, infoHash).close();
                default -> {
                    try (RawPeer peer = RawPeer.greeted(port, infoHash)) {
                        peer.interested();
                    }
                }
            }
        }
    }

    /** Speaks no BitTorrent, from the start or once it was let in. */
    void garbage(InfoHash infoHash) throws IOException {
        byte[] noise = new byte[ThreadLocalRandom.current().nextInt(1, 3000)];
        for (int connection = 0; connection < 20; connection++) {
            ThreadLocalRandom.current().nextBytes(noise);
            try (RawPeer peer = connection % 2 == 0 ? new RawPeer(port) : RawPeer.greeted(port, infoHash)) {
                sendAsLongAsItIsHeard(peer, noise);
            }
        }
    }

    private static void sendAsLongAsItIsHeard(RawPeer peer, byte[] noise) {
        try {
            peer.send(ByteBuffer.wrap(noise));
        } catch (IOException e) {
            // hung up on before it had said everything: as it should be
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
        }
    }

    /** Asks for much, takes a little, and is gone. */
    void fickle(SampleTorrent torrent) throws IOException {
        long bytes = Files.size(torrent.data());
        for (int connection = 0; connection < 5; connection++) {
            try (RawPeer peer = RawPeer.unchoked(port, torrent.infoHash())) {
                for (int piece = 0; (long) piece * PIECE_BYTES < bytes; piece++) {
                    peer.request(piece, 0, length(bytes, piece));
                }
                int type = peer.message().get();
                while (type != RawPeer.PIECE && type != RawPeer.CHOKE) {
                    type = peer.message().get();
                }
            }
        }
    }

    /** Peers that will stay as long as they are let: stalled, silent, and slower than anybody could be. */
    Burden burden(SampleTorrent torrent) throws IOException {
        Burden burden = new Burden();
        try {
            for (int peer = 0; peer < 3; peer++) {
                burden.stalled(RawPeer.unchoked(port, torrent.infoHash()), length(Files.size(torrent.data()), 0));
                burden.add(RawPeer.greeted(port, torrent.infoHash()));
            }
            for (int peer = 0; peer < 20; peer++) {
                burden.slow(new RawPeer(port));
            }
        } catch (IOException e) {
            burden.close();
            throw e;
        }
        return burden;
    }

    /** Connections that only cost. */
    static final class Burden implements AutoCloseable {
        private static final int REQUESTS = 400;

        private final List<RawPeer> peers = new ArrayList<>();
        private final List<RawPeer> slow = new ArrayList<>();

        private void add(RawPeer peer) {
            peers.add(peer);
        }

        private void slow(RawPeer peer) {
            add(peer);
            slow.add(peer);
        }

        private void stalled(RawPeer peer, int firstPiece) throws IOException {
            add(peer);
            for (int request = 0; request < REQUESTS; request++) {
                peer.request(0, 0, firstPiece);
            }
        }

        /** One more byte of each greeting that never ends. */
        void creep() {
            for (RawPeer peer : slow) {
                sendAsLongAsItIsHeard(peer, new byte[] {19});
            }
        }

        @Override
        public void close() throws IOException {
            for (RawPeer peer : peers) {
                peer.close();
            }
        }
    }
}
