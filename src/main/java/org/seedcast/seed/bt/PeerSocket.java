package org.seedcast.seed.bt;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seedcast.seed.mse.Arc4;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of a peer and what is to be sent over it. Nothing here waits for the peer: what it does not take stays in the
 * queue until it does. Only for the network thread.
 */
final class PeerSocket implements NetworkLoop.Watched {
    private static final Logger LOG = LoggerFactory.getLogger(PeerSocket.class);

    /** In one turn, so that no peer keeps the others waiting: about a thousand requests. */
    private static final int MOST_READ = 16 << 10;

    /** Of one peer, what was left of the last turn included: more than the longest message. */
    static final int MOST_HEARD = PeerProtocol.LONGEST_MESSAGE + 2 * MOST_READ;

    /** Rounds of one turn; then it is the turn of others. */
    private static final int ROUNDS = 4;

    private final SocketChannel channel;
    private final InetSocketAddress remote;
    private final NetworkLoop loop;
    private final OutQueue out = new OutQueue();
    private final SelectionKey key;
    private Conversation conversation;
    /** What came but was not complete; plain. */
    private @Nullable ByteBuffer unheard;

    private Optional<Arc4> decryption = Optional.empty();
    private Optional<Arc4> encryption = Optional.empty();
    private boolean connected;
    private boolean closed;
    private long lastHeard = System.nanoTime();
    private long lastTaken = lastHeard;
    private long lastQueued = lastHeard;

    /** @param channel connected, or connecting */
    PeerSocket(
            SocketChannel channel,
            InetSocketAddress remote,
            NetworkLoop loop,
            Function<PeerSocket, Conversation> beginning)
            throws IOException {
        this.channel = channel;
        this.remote = remote;
        this.loop = loop;
        this.connected = channel.isConnected();
        this.key = loop.watch(channel, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        this.conversation = beginning.apply(this);
    }

    InetSocketAddress remote() {
        return remote;
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on this is the talk; the one before is not told of anything any more. */
    void continueWith(Conversation next) {
        conversation = next;
    }

    /** What comes and goes from now on is encrypted, where there is a cipher. */
    void encrypt(Optional<Arc4> in, Optional<Arc4> toSend) {
        decryption = in;
        encryption = toSend;
    }

    @Override
    public void ready() {
        attempt(() -> {
            if (!connected) {
                connected = channel.finishConnect();
            }
            if (connected && key.isReadable()) {
                read();
            }
            converse();
        });
    }

    /** Something changed that the talk waited for. */
    void turn() {
        attempt(this::converse);
    }

    @Override
    public void tick(long now) {
        attempt(() -> {
            conversation.tick(now);
            converse();
        });
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        if (closed) {
            return;
        }
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} is left: {}", remote, e.toString());
            close();
        }
    }

    private void converse() throws IOException {
        if (connected) {
            boolean goOn = true;
            for (int round = 0; round < ROUNDS && goOn; round++) {
                hearAgain();
                conversation.speak();
                goOn = write();
            }
            conversation.speak();
        }
        watchOut();
    }

    private void watchOut() {
        if (!closed && connected) {
            int reading = conversation.listens() ? SelectionKey.OP_READ : 0;
            key.interestOps(reading | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    private void read() throws IOException {
        if (!conversation.listens()) {
            return;
        }
        ByteBuffer buffer = loop.scratch();
        if (unheard != null) {
            buffer.put(unheard);
            unheard = null;
        }
        int start = buffer.position();
        buffer.limit(Math.min(buffer.capacity(), start + MOST_READ));
        int count = channel.read(buffer);
        if (count < 0) {
            throw new EOFException("the peer hung up");
        }
        buffer.flip();
        if (count > 0) {
            lastHeard = System.nanoTime();
            decryption.ifPresent(cipher -> cipher.apply(buffer.slice(start, count)));
        }
        hear(buffer);
    }

    /** What was left may be complete for whoever listens now. */
    private void hearAgain() throws IOException {
        if (unheard != null && conversation.listens()) {
            ByteBuffer again = unheard;
            unheard = null;
            hear(again);
        }
    }

    /** Hands on what has come, all of it plain. */
    void hear(ByteBuffer heard) throws IOException {
        Conversation before;
        do {
            before = conversation;
            before.hear(heard);
        } while (conversation != before && heard.hasRemaining() && !closed);
        if (heard.hasRemaining()) {
            unheard = ByteBuffer.allocate(heard.remaining()).put(heard).flip();
        }
    }

    /** Takes over the bytes from position to limit; they must not change before they are sent. */
    void send(ByteBuffer bytes) {
        send(bytes, OutQueue.NOTHING);
    }

    /** @param sent run when all of {@code bytes} were handed to the system, in the same turn */
    void send(ByteBuffer bytes, Runnable sent) {
        encryption.ifPresent(cipher -> cipher.apply(bytes));
        out.add(bytes, sent);
        lastQueued = System.nanoTime();
    }

    long unsentBytes() {
        return out.bytes();
    }

    /** Sends what the socket takes now. @return whether it took all there was, and there was something */
    private boolean write() throws IOException {
        if (out.isEmpty()) {
            return false;
        }
        long count = conversation.write(out, channel);
        if (count > 0) {
            lastTaken = System.nanoTime();
        }
        return out.isEmpty();
    }

    /** Whether something waits for a peer that has taken nothing since {@code nanos}. */
    boolean stalledSince(long nanos) {
        return !out.isEmpty() && lastTaken - nanos < 0 && lastQueued - nanos < 0;
    }

    boolean silentSince(long nanos) {
        return lastHeard - nanos < 0 && lastTaken - nanos < 0;
    }

    boolean nothingSentSince(long nanos) {
        return out.isEmpty() && lastTaken - nanos < 0;
    }

    @Override
    public void failed() {
        close();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("a connection that cannot be closed", e);
            }
            conversation.ended();
        }
    }
}
