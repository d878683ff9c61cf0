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
 * The socket of a peer and the data to send over it. Nothing here waits for the peer: what it does not accept stays in
 * the queue until it does, and a peer that leaves too much there, or sends more than it may, is not read from
 * meanwhile. Only for the network thread.
 */
final class PeerSocket implements NetworkLoop.Watched, PeerMemory.Tenant {
    private static final Logger LOG = LoggerFactory.getLogger(PeerSocket.class);

    /** In one turn, so that no peer keeps the others waiting: about a thousand requests. */
    private static final int MOST_READ = 16 << 10;

    /** Most bytes parsed at a time, including the remainder of the last turn: more than the longest message. */
    static final int MOST_HEARD = PeerProtocol.LONGEST_MESSAGE + 2 * MOST_READ;

    /** Rounds of one turn; then it is the turn of others. */
    private static final int ROUNDS = 4;

    /** Heap that a silent peer uses: its objects here and in the JVM. */
    private static final int OWN_BYTES = 4 << 10;

    /** Messages, or as much work, a second; a download pays for its own by what it takes. */
    private static final double ALLOWED_A_SECOND = 1000;

    /** More than all requests a peer may have open, each coming in a packet of its own. */
    private static final double MOST_ALLOWED = 2000;

    private final SocketChannel channel;
    private final InetSocketAddress remote;
    private final Origin origin;
    private final NetworkLoop loop;
    private final PeerMemory memory;
    private final OutQueue out = new OutQueue();
    private final SelectionKey key;
    private PeerHandler peerHandler;
    /** Decrypted bytes of an incomplete message. */
    private @Nullable ByteBuffer unheard;

    private Optional<Arc4> decryption = Optional.empty();
    private Optional<Arc4> encryption = Optional.empty();
    private boolean connected;
    private boolean closed;
    private long held;
    private long lastHeard = System.nanoTime();
    private long lastTaken = lastHeard;
    private long lastQueued = lastHeard;
    private final Allowance allowance = new Allowance(ALLOWED_A_SECOND, MOST_ALLOWED, lastHeard);

    /** @param channel connected, or connecting */
    PeerSocket(
            SocketChannel channel,
            InetSocketAddress remote,
            NetworkLoop loop,
            PeerMemory memory,
            Function<PeerSocket, PeerHandler> beginning)
            throws IOException {
        this.channel = channel;
        this.remote = remote;
        this.origin = Origin.of(remote);
        this.loop = loop;
        this.memory = memory;
        this.connected = channel.isConnected();
        this.key = loop.watch(channel, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        this.peerHandler = beginning.apply(this);
        account();
    }

    InetSocketAddress remote() {
        return remote;
    }

    Origin origin() {
        return origin;
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on this is the talk; the one before is not told of anything any more. */
    void continueWith(PeerHandler next) {
        peerHandler = next;
    }

    /** Encrypts both directions from now on, each if there is a cipher for it. */
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

    /** Continues after a change that the peerHandler waited for. */
    void turn() {
        attempt(this::converse);
    }

    @Override
    public void tick(long now) {
        attempt(() -> {
            allowance.refill(now);
            peerHandler.tick(now);
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
            account();
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} is left: {}", remote, e.toString());
            close();
        } catch (Error e) {
            close();
            throw e;
        }
    }

    private void converse() throws IOException {
        if (connected) {
            boolean goOn = true;
            for (int round = 0; round < ROUNDS && goOn; round++) {
                hearAgain();
                peerHandler.speak();
                goOn = write();
            }
            peerHandler.speak();
        }
        watchOut();
    }

    private void account() {
        long holds = OWN_BYTES + (unheard == null ? 0 : unheard.capacity()) + out.saidBytes() + peerHandler.heldBytes();
        if (!closed && holds != held) {
            held = holds;
            memory.holds(this, holds);
            if (memory.isExceeded()) {
                loop.execute(() -> memory.shed(System.nanoTime()));
            }
        }
    }

    /** Reports whether it is read from now. */
    boolean listens() {
        return allowance.isLeft() && !out.isFull() && peerHandler.listens();
    }

    /** Charges the peer for work that costs as much as this many small messages. */
    void spend(double cost) {
        allowance.spend(cost);
    }

    /** The peer took something that it had asked for: it may ask for more. */
    void earn(double amount) {
        allowance.earn(amount);
    }

    private void watchOut() {
        if (!closed && connected) {
            int reading = listens() ? SelectionKey.OP_READ : 0;
            key.interestOps(reading | (out.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    private void read() throws IOException {
        if (!listens()) {
            return;
        }
        ByteBuffer buffer = loop.scratch();
        // What was left is copied there and back, whatever little has come.
        allowance.spend(1 + (unheard == null ? 0 : unheard.remaining() >> 10));
        if (unheard != null) {
            buffer.put(unheard);
            unheard = null;
        }
        int start = buffer.position();
        buffer.limit(Math.min(buffer.capacity(), start + MOST_READ));
        int count = channel.read(buffer);
        if (count < 0) {
            throw new EOFException("the peer disconnected");
        }
        buffer.flip();
        if (count > 0) {
            lastHeard = System.nanoTime();
            decryption.ifPresent(cipher -> cipher.apply(buffer.slice(start, count)));
        }
        hear(buffer);
    }

    /** Parses what was left again: it may be complete for the new listener. */
    private void hearAgain() throws IOException {
        if (unheard != null && listens()) {
            ByteBuffer again = unheard;
            unheard = null;
            hear(again);
        }
    }

    /** Hands on what has come, all of it plain. */
    void hear(ByteBuffer heard) throws IOException {
        PeerHandler before;
        do {
            before = peerHandler;
            before.hear(heard);
        } while (peerHandler != before && heard.hasRemaining() && !closed && listens());
        if (heard.hasRemaining()) {
            unheard = ByteBuffer.allocate(heard.remaining()).put(heard).flip();
        }
    }

    /** Takes over a message from position to limit; it must not change before it is sent. */
    void say(ByteBuffer message) {
        if (message.hasRemaining()) {
            encryption.ifPresent(cipher -> cipher.apply(message));
            out.say(message);
            lastQueued = System.nanoTime();
        }
    }

    /**
     * The same for a block, which is not counted as held by this socket.
     *
     * @param sent run when all of it was handed to the system, in the same turn
     */
    void send(ByteBuffer header, ByteBuffer block, Runnable sent) {
        encryption.ifPresent(cipher -> {
            cipher.apply(header);
            cipher.apply(block);
        });
        out.add(header);
        out.add(block, sent);
        lastQueued = System.nanoTime();
    }

    /** Messages that are not blocks, not sent yet. */
    int unsentMessages() {
        return out.said();
    }

    long lastHeard() {
        return lastHeard;
    }

    long unsentBytes() {
        return out.bytes();
    }

    /** Sends what the socket takes now. @return whether it took all there was, and there was something */
    private boolean write() throws IOException {
        if (out.isEmpty()) {
            return false;
        }
        long count = peerHandler.write(out, channel);
        if (count > 0) {
            lastTaken = System.nanoTime();
        }
        return out.isEmpty();
    }

    /** Reports whether data waits for a peer that has accepted none since {@code nanos}. */
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
    public double secondsStale(long now) {
        return (now - lastTaken) / 1e9;
    }

    @Override
    public String toString() {
        return remote.toString();
    }

    @Override
    public void failed() {
        close();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            memory.left(this);
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("a connection that cannot be closed", e);
            }
            peerHandler.ended();
        }
    }
}
