package org.seedcast.seed.bt.upload;

import static bt.protocol.StandardBittorrentProtocol.HAVE_ID;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntPredicate;
import org.seedcast.seed.bt.wire.PeerSocket;

/**
 * Pieces still to be announced to a peer one by one: as many at a time as are worth a packet. Only for the network
 * thread.
 */
final class UntoldPieces {
    private static final int HAVE_BYTES = 9;
    private static final int MOST_AT_A_TIME = 150;

    private final Deque<Run> runs = new ArrayDeque<>();

    private static final class Run {
        private final int end;
        private final IntPredicate some;
        private int next;

        Run(int end, IntPredicate some) {
            this.end = end;
            this.some = some;
        }
    }

    /** @param pieces the number in the torrent; {@code some} of them are announced */
    void add(int pieces, IntPredicate some) {
        runs.add(new Run(pieces, some));
    }

    /** The next ones, once those before were handed to the system. */
    void speak(PeerSocket socket) {
        Run run = runs.peek();
        if (run != null && socket.unsentMessages() == 0) {
            socket.say(next(run));
            if (run.next == run.end) {
                runs.remove();
            }
        }
    }

    private static ByteBuffer next(Run run) {
        ByteBuffer messages = ByteBuffer.allocate(MOST_AT_A_TIME * HAVE_BYTES);
        for (; run.next < run.end && messages.hasRemaining(); run.next++) {
            if (run.some.test(run.next)) {
                put(run.next, messages);
            }
        }
        return messages.flip();
    }

    /** Returns the messages that announce {@code pieces} at once. */
    static ByteBuffer haves(int[] pieces) {
        ByteBuffer messages = ByteBuffer.allocate(pieces.length * HAVE_BYTES);
        for (int piece : pieces) {
            put(piece, messages);
        }
        return messages.flip();
    }

    private static void put(int piece, ByteBuffer messages) {
        messages.putInt(HAVE_BYTES - Integer.BYTES).put((byte) HAVE_ID).putInt(piece);
    }
}
