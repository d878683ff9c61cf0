package org.seedcast.seed.bt.upload;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.bt.served.ServedTorrent;
import org.seedcast.seed.bt.wire.Extended;
import org.seedcast.seed.bt.wire.ExtensionHandshake;
import org.seedcast.seed.bt.wire.PeerProtocol;
import org.seedcast.seed.bt.wire.PeerSocket;

/**
 * A peer's extension messages (BEP 10), and the metadata it requests with them (BEP 9): one part at a time, each a few
 * times, as a part may get lost with another connection. Only for the network thread.
 */
final class PeerMetadata {
    /** Beside the one that is answered. A peer that waits for answers has none. */
    private static final int MOST_WAITING = 32;

    /** Each part. */
    private static final int MOST_TIMES = 3;

    /** Requests beyond all that; then the peer is left. */
    private static final int MOST_REJECTED = 32;

    private final PeerSocket socket;
    private final ServedTorrent torrent;
    private final PeerProtocol protocol;
    private final PeerReads reads;
    private final Queue<Integer> waiting = new ArrayDeque<>();
    private final Map<Integer, Integer> times = new HashMap<>();
    /** The next one is read when it was handed to the system. */
    private byte @Nullable [] answer;

    private boolean reading;
    private int rejected;
    private int number;
    private OptionalInt port = OptionalInt.empty();

    PeerMetadata(PeerSocket socket, ServedTorrent torrent, PeerProtocol protocol, PeerReads reads) {
        this.socket = socket;
        this.torrent = torrent;
        this.protocol = protocol;
        this.reads = reads;
    }

    boolean takesMore() {
        return waiting.size() < MOST_WAITING;
    }

    /** In memory. */
    int heldBytes() {
        byte[] ready = answer;
        return (reading || ready != null ? MetadataExchange.PART_BYTES : 0) + 16 * waiting.size() + 64 * times.size();
    }

    void heard(Extended message) throws IOException {
        if (message.number() == Extended.INTRODUCTION) {
            introduced(ExtensionHandshake.read(message));
        } else if (message.number() == ExtensionHandshake.METADATA) {
            OptionalInt part = MetadataExchange.requested(message);
            // Whoever has not numbered the exchange could not tell the answer from anything else.
            if (part.isPresent() && number != 0) {
                asked(part.getAsInt());
            }
        }
    }

    private void introduced(ExtensionHandshake extensionHandshake) throws IOException {
        if (extensionHandshake.uploadOnly()) {
            throw new IOException("it wants nothing");
        }
        OptionalInt given = extensionHandshake.metadata();
        number = given.orElse(number);
        port = extensionHandshake.port();
    }

    /** The one that it listens on; empty while it has not told. */
    OptionalInt listeningPort() {
        return port;
    }

    private void asked(int part) throws IOException {
        boolean exists = part < MetadataExchange.parts(torrent.metadataBytes());
        if (exists && times.merge(part, 1, Integer::sum) <= MOST_TIMES) {
            waiting.add(part);
        } else if (++rejected <= MOST_REJECTED) {
            say(MetadataExchange.answer(part, Optional.empty()));
        } else {
            throw new IOException("asks for metadata without end");
        }
    }

    private void say(byte[] message) {
        socket.say(protocol.bytes(new Extended(number, message)));
    }

    private void read(int part) {
        reading = true;
        reads.execute(socket, () -> {
            byte[] read = MetadataExchange.answer(part, torrent.metadata());
            reads.comeBack(() -> {
                reading = false;
                answer = read;
                socket.turn();
            });
        });
    }

    void speak() {
        byte[] ready = answer;
        if (ready != null && socket.unsentMessages() == 0) {
            answer = null;
            say(ready);
        }
        if (!reading && answer == null && socket.unsentMessages() == 0) {
            Optional.ofNullable(waiting.poll()).ifPresent(this::read);
        }
    }
}
