package org.seedcast.seed.mse;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.torrent.Metainfo;

/** The smallest seeder there is, behind a handshake of ours: it waits for its one peer with a thread, and gives it all. */
final class EncryptedSeeder {
    private static final int HANDSHAKE_BYTES = 68;
    private static final int UNCHOKE = 1;
    private static final int INTERESTED = 2;
    private static final int BITFIELD = 5;
    private static final int REQUEST = 6;
    private static final int PIECE = 7;

    private final SampleTorrent sample;
    private final Socket socket;
    private final Metainfo metainfo;
    private final byte[] content;
    private final byte[] segment = new byte[16384];
    /** Plain bytes of the peer that were not read yet. */
    private final ByteBuffer stream = ByteBuffer.allocate(1 << 20).flip();

    EncryptedSeeder(SampleTorrent sample, Socket socket) throws Exception {
        this.sample = sample;
        this.socket = socket;
        this.metainfo = Metainfo.read(sample.torrent());
        this.content = Files.readAllBytes(sample.data());
        socket.setSoTimeout(10_000);
    }

    MseSession answer(MsePolicy policy, RandomGenerator random) throws IOException, MseFailure {
        ObfuscatedHash served = ObfuscatedHash.of(sample.infoHash());
        SharedKeys keys = hash -> hash.equals(served) ? Optional.of(sample.infoHash()) : Optional.empty();
        MseSession session = shakeHands(new MseResponder(keys, policy, random));
        send(session, handshake());
        return serve(session);
    }

    MseSession dial(MsePolicy policy, RandomGenerator random) throws IOException, MseFailure {
        return serve(shakeHands(new MseInitiator(sample.infoHash(), handshake(), policy, random)));
    }

    private MseSession shakeHands(MseHandshake handshake) throws IOException, MseFailure {
        Optional<MseSession> session = Optional.empty();
        while (session.isEmpty()) {
            socket.getOutputStream().write(handshake.toSend());
            int count = socket.getInputStream().read(segment);
            if (count < 0) {
                throw new IOException("the peer disconnected within the handshake");
            }
            session = handshake.receive(ByteBuffer.wrap(segment, 0, count));
        }
        socket.getOutputStream().write(handshake.toSend());
        stream.compact().put(session.get().received()).flip();
        return session.get();
    }

    private MseSession serve(MseSession session) throws IOException {
        require(session, HANDSHAKE_BYTES);
        stream.position(stream.position() + HANDSHAKE_BYTES);
        send(session, bitfield());
        while (require(session, Integer.BYTES)) {
            int length = stream.getInt();
            require(session, length);
            ByteBuffer message = stream.slice(stream.position(), length);
            stream.position(stream.position() + length);
            if (length > 0) {
                answer(session, message);
            }
        }
        return session;
    }

    private void answer(MseSession session, ByteBuffer message) throws IOException {
        int type = message.get();
        if (type == INTERESTED) {
            send(session, ByteBuffer.allocate(5).putInt(1).put((byte) UNCHOKE).array());
        } else if (type == REQUEST) {
            int piece = message.getInt();
            int offset = message.getInt();
            int length = message.getInt();
            int at = piece * metainfo.info().pieceLength().bytes() + offset;
            send(
                    session,
                    ByteBuffer.allocate(13 + length)
                            .putInt(9 + length)
                            .put((byte) PIECE)
                            .putInt(piece)
                            .putInt(offset)
                            .put(content, at, length)
                            .array());
        }
    }

    /** @return false when the peer has hung up, which it may between messages */
    private boolean require(MseSession session, int bytes) throws IOException {
        while (stream.remaining() < bytes) {
            int count = readUnlessReset();
            if (count < 0) {
                return false;
            }
            ByteBuffer arrived = ByteBuffer.wrap(segment, 0, count);
            session.in().ifPresent(cipher -> cipher.apply(arrived));
            stream.compact().put(arrived).flip();
        }
        return true;
    }

    /** A peer that has everything just ends: if there was something that it had not read, this is a reset. */
    private int readUnlessReset() throws IOException {
        try {
            return socket.getInputStream().read(segment);
        } catch (SocketException e) {
            return -1;
        }
    }

    private void send(MseSession session, byte[] bytes) throws IOException {
        session.out().ifPresent(cipher -> cipher.apply(bytes));
        socket.getOutputStream().write(bytes);
    }

    private byte[] handshake() {
        return ByteBuffer.allocate(HANDSHAKE_BYTES)
                .put((byte) 19)
                .put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII))
                .putLong(0)
                .put(sample.infoHash().bytes())
                .put("-XX0000-000000000000".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private byte[] bitfield() {
        int pieces = metainfo.info().pieces().count();
        int bytes = (pieces + 7) / 8;
        ByteBuffer message = ByteBuffer.allocate(5 + bytes).putInt(1 + bytes).put((byte) BITFIELD);
        for (int piece = 0; piece < pieces; piece++) {
            int at = 5 + piece / 8;
            message.put(at, (byte) (message.get(at) | (0x80 >> (piece % 8))));
        }
        return message.array();
    }
}
