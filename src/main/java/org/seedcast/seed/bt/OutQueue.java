package org.seedcast.seed.bt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Messages to send to a peer, in order, never copied together. Only for the network thread. */
final class OutQueue {
    /** A system takes so many parts at a time that it pays, and not so many that it refuses. */
    private static final int MOST_PARTS = 32;

    /** A peer that leaves this many messages unread is not read from until some have gone. */
    private static final int MOST_SAID = 32;

    /** Limit in bytes: a peer that has just connected may receive the longest bitfield and some metadata before it. */
    private static final int MOST_SAID_BYTES = PeerProtocol.LONGEST_MESSAGE + (32 << 10);

    private final Deque<Part> parts = new ArrayDeque<>();
    private long bytes;
    private int said;
    private long saidBytes;

    /** @param said the size of a message in the heap; 0 of what belongs to a block, whose buffer is counted elsewhere */
    private record Part(ByteBuffer bytes, int said, Runnable sent) {}

    private static void nothing() {}

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

    /** A message that is no block. */
    void say(ByteBuffer message) {
        said++;
        saidBytes += message.capacity();
        add(new Part(message, message.capacity(), OutQueue::nothing));
    }

    /** The beginning of a message that carries a block. */
    void add(ByteBuffer header) {
        add(new Part(header, 0, OutQueue::nothing));
    }

    void add(ByteBuffer block, Runnable sent) {
        add(new Part(block, 0, sent));
    }

    private void add(Part part) {
        parts.add(part);
        bytes += part.bytes().remaining();
    }

    /** Writes what {@code channel} takes at once. @return how many bytes */
    long writeTo(GatheringByteChannel channel) throws IOException {
        ByteBuffer[] next = new ByteBuffer[Math.min(parts.size(), MOST_PARTS)];
        Iterator<Part> all = parts.iterator();
        for (int index = 0; index < next.length; index++) {
            next[index] = all.next().bytes();
        }
        long count = channel.write(next);
        bytes -= count;
        for (Part first = parts.peek(); first != null && !first.bytes().hasRemaining(); first = parts.peek()) {
            parts.remove();
            if (first.said() > 0) {
                said--;
                saidBytes -= first.said();
            }
            first.sent().run();
        }
        return count;
    }
}
