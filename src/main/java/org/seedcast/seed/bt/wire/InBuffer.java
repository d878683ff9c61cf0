package org.seedcast.seed.bt.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.mse.Arc4;

/** Bytes received from a peer, decrypted, of which only those of an incomplete message are kept. Only for one thread. */
final class InBuffer {
    /** In one turn, so that no peer keeps the others waiting: about a thousand requests. */
    private static final int MOST_READ = 16 << 10;

    /** Most bytes parsed at a time, including the remainder of the last turn: more than the longest message. */
    static final int MOST_HEARD = PeerProtocol.LONGEST_MESSAGE + 2 * MOST_READ;

    private Optional<Arc4> decryption = Optional.empty();
    private @Nullable ByteBuffer rest;

    /** Decrypts what is read from now on, if there is a cipher. */
    void decrypt(Optional<Arc4> cipher) {
        decryption = cipher;
    }

    /** Returns the bytes that are kept. */
    int restBytes() {
        return rest == null ? 0 : rest.remaining();
    }

    /** Returns the heap they use. */
    int heldBytes() {
        return rest == null ? 0 : rest.capacity();
    }

    /**
     * Fills {@code buffer} with what was kept and what has come, ready to be parsed.
     *
     * @return whether anything has come
     */
    boolean read(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
        takeRest().ifPresent(buffer::put);
        int start = buffer.position();
        buffer.limit(Math.min(buffer.capacity(), start + MOST_READ));
        int count = channel.read(buffer);
        if (count < 0) {
            throw new EOFException("the peer disconnected");
        }
        buffer.flip();
        decryption.ifPresent(cipher -> cipher.apply(buffer.slice(start, count)));
        return count > 0;
    }

    /** Hands out what was kept: it is kept no longer. */
    Optional<ByteBuffer> takeRest() {
        Optional<ByteBuffer> taken = Optional.ofNullable(rest);
        rest = null;
        return taken;
    }

    /** Keeps what is left in {@code heard} until more has come. */
    void keep(ByteBuffer heard) {
        if (heard.hasRemaining()) {
            rest = ByteBuffer.allocate(heard.remaining()).put(heard).flip();
        }
    }
}
