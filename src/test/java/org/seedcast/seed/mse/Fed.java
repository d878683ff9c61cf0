package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A handshake that is handed bytes as a socket would, and all that came of it. */
final class Fed {
    private final MseHandshake handshake;
    private final ByteBuffer network = ByteBuffer.allocate(4096);
    private byte[] sent = new byte[0];
    private byte[] plain = new byte[0];
    private Optional<MseSession> session = Optional.empty();

    Fed(MseHandshake handshake) {
        this.handshake = handshake;
        collect();
    }

    /** At once. */
    void give(byte[] bytes) throws MseFailure {
        if (session.isPresent()) {
            ByteBuffer later = ByteBuffer.wrap(bytes.clone());
            session.get().in().ifPresent(cipher -> cipher.apply(later));
            plain = ReferencePeer.join(plain, later.array());
            return;
        }
        // Neither at its beginning nor up to its end, as a network thread would.
        ByteBuffer buffer = bytes.length + 7 <= network.capacity() ? network : ByteBuffer.allocate(bytes.length + 7);
        buffer.clear().position(3).put(bytes).flip().position(3);
        session = handshake.receive(buffer);
        if (buffer.hasRemaining()) {
            throw new AssertionError(buffer.remaining() + " bytes were left");
        }
        collect();
        session.ifPresent(done -> {
            plain = new byte[done.received().remaining()];
            done.received().get(plain);
        });
    }

    /** Byte by byte. */
    void trickle(byte[] bytes) throws MseFailure {
        for (byte one : bytes) {
            give(new byte[] {one});
        }
    }

    private void collect() {
        byte[] more = handshake.toSend();
        sent = more.length == 0 ? sent : ReferencePeer.join(sent, more);
    }

    /** Everything it has sent so far. */
    byte[] sent() {
        return sent.clone();
    }

    byte[] sent(int from, int to) {
        return Arrays.copyOfRange(sent, from, to);
    }

    /** What the peer has sent behind the handshake so far, as BitTorrent would get it. */
    byte[] plain() {
        return plain.clone();
    }

    boolean isDone() {
        return session.isPresent();
    }

    MseSession session() {
        return session.orElseThrow(() -> new AssertionError("the handshake is not done"));
    }

    /** As the owner would before it sends. */
    byte[] encrypted(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.clone());
        session().out().ifPresent(cipher -> cipher.apply(buffer));
        return buffer.array();
    }
}
