package org.seedcast.seed.bt.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.seedcast.seed.mse.Arc4;

/**
 * Messages to send to a peer, in order, encrypted where that was agreed, never copied together; and when the peer has
 * accepted some of them. Only for the network thread.
 */
public final class OutQueue {
    /** A system takes so many parts at a time that it pays, and not so many that it refuses. */
    private static final int MOST_PARTS = 32;

    /** A peer that leaves this many messages unread is not read from until some have gone. */
    private static final int MOST_SAID = 32;

    /** Limit in bytes: a peer that has just connected may receive the longest bitfield and some metadata before it. */
    private static final int MOST_SAID_BYTES = PeerProtocol.LONGEST_MESSAGE + (32 << 10);

    private final LongSupplier clock;
    private final Deque<Part> parts = new ArrayDeque<>();
    private Optional<Arc4> encryption = Optional.empty();
    private long lastQueued;
    private long lastTaken;
    private long bytes;
    private int said;
    private long saidBytes;

    /** @param said the size of a message in the heap; 0 of what belongs to a block, whose buffer is counted elsewhere */
    private record Part(ByteBuffer bytes, int said, Runnable sent) {}

    OutQueue(LongSupplier clock) {
        this.clock = clock;
        this.lastQueued = clock.getAsLong();
        this.lastTaken = lastQueued;
    }

    private static void nothing() {}

    /** Encrypts what is added from now on, if there is a cipher. */
    void encrypt(Optional<Arc4> cipher) {
        encryption = cipher;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Returns the bytes not sent yet. */
    long bytes() {
        return bytes;
    }

    /** Messages that are not blocks, not sent yet. */
    int said() {
        return said;
    }

    /** Returns the heap these messages use. */
    long saidBytes() {
        return saidBytes;
    }

    /** Reports whether more is queued than a peer that reads ever has. */
    boolean isFull() {
        return said > MOST_SAID || saidBytes > MOST_SAID_BYTES;
    }

    /** Takes over a message that is no block. */
    void say(ByteBuffer message) {
        if (message.hasRemaining()) {
            said++;
            saidBytes += message.capacity();
            add(new Part(message, message.capacity(), OutQueue::nothing));
        }
    }

    /** Takes over a message that carries a block, in two parts. */
    void send(ByteBuffer header, ByteBuffer block, Runnable sent) {
        add(new Part(header, 0, OutQueue::nothing));
        add(new Part(block, 0, sent));
    }

    private void add(Part part) {
        encryption.ifPresent(cipher -> cipher.apply(part.bytes()));
        lastQueued = clock.getAsLong();
        parts.add(part);
        bytes += part.bytes().remaining();
    }

    /** Writes what {@code channel} takes at once. */
    public void writeTo(GatheringByteChannel channel) throws IOException {
        ByteBuffer[] next = new ByteBuffer[Math.min(parts.size(), MOST_PARTS)];
        Iterator<Part> all = parts.iterator();
        for (int index = 0; index < next.length; index++) {
            next[index] = all.next().bytes();
        }
        long count = channel.write(next);
        bytes -= count;
        if (count > 0) {
            lastTaken = clock.getAsLong();
        }
        for (Part first = parts.peek(); first != null && !first.bytes().hasRemaining(); first = parts.peek()) {
            parts.remove();
            if (first.said() > 0) {
                said--;
                saidBytes -= first.said();
            }
            first.sent().run();
        }
    }

    /** Returns the time when the peer last accepted data. */
    long lastTaken() {
        return lastTaken;
    }

    /** Reports whether data waits for a peer that has accepted none since {@code nanos}. */
    boolean stalledSince(long nanos) {
        return !isEmpty() && lastTaken - nanos < 0 && lastQueued - nanos < 0;
    }

    boolean nothingSentSince(long nanos) {
        return isEmpty() && lastTaken - nanos < 0;
    }
}
