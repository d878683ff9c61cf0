package org.seedcast.seed.bt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** What is to be sent to a peer, in order, without ever being copied together. Only for the network thread. */
final class OutQueue {
    static final Runnable NOTHING = () -> {};

    /** A system takes so many parts at a time that it pays, and not so many that it refuses. */
    private static final int MOST_PARTS = 32;

    private final Deque<Part> parts = new ArrayDeque<>();
    private long bytes;

    private record Part(ByteBuffer bytes, Runnable sent) {}

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** Not sent yet. */
    long bytes() {
        return bytes;
    }

    void add(ByteBuffer part, Runnable sent) {
        parts.add(new Part(part, sent));
        bytes += part.remaining();
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
            first.sent().run();
        }
        return count;
    }
}
