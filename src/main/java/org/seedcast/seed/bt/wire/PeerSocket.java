package org.seedcast.seed.bt.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Function;
import org.seedcast.seed.mse.Arc4;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of a peer and the data to send over it. Nothing here waits for the peer: what it does not accept stays in
 * the queue until it does, and a peer that leaves too much there, or sends more than it may, is not read from
 * meanwhile. Only for the network thread.
 */
public final class PeerSocket implements NetworkLoop.Watched, PeerMemory.Tenant {
    private static final Logger LOG = LoggerFactory.getLogger(PeerSocket.class);

    /** Rounds of one turn; then it is the turn of others. */
    private static final int ROUNDS = 4;

    /** Heap that a silent peer uses: its objects here and in the JVM. */
    private static final int OWN_BYTES = 4 << 10;

    private final SocketChannel channel;
    private final InetSocketAddress remote;
    private final Origin origin;
    private final NetworkLoop loop;
    private final PeerMemory memory;
    private final InBuffer in = new InBuffer();
    private final OutQueue out;
    private final SelectionKey key;
    private PeerHandler peerHandler;
    private boolean connected;
    private boolean closed;
    private long held;
    private long lastHeard;
    private final Allowance allowance;

    /** @param channel connected, or connecting */
    public PeerSocket(
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
        this.lastHeard = loop.now();
        this.out = new OutQueue(loop::now);
        this.allowance = MessageCost.allowance(lastHeard);
        this.connected = channel.isConnected();
        this.key = loop.watch(channel, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        this.peerHandler = beginning.apply(this);
        account();
    }

    public InetSocketAddress remote() {
        return remote;
    }

    public Origin origin() {
        return origin;
    }

    public boolean isClosed() {
        return closed;
    }

    /** From now on this is the talk; the one before is not told of anything any more. */
    public void continueWith(PeerHandler next) {
        peerHandler = next;
    }

    /** Encrypts both directions from now on, each if there is a cipher for it. */
    public void encrypt(Optional<Arc4> received, Optional<Arc4> toSend) {
        in.decrypt(received);
        out.encrypt(toSend);
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
    public void turn() {
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
        long holds = OWN_BYTES + in.heldBytes() + out.saidBytes() + peerHandler.heldBytes();
        if (!closed && holds != held) {
            held = holds;
            memory.holds(this, holds);
            if (memory.isExceeded()) {
                loop.execute(() -> memory.shed(loop.now()));
            }
        }
    }

    /** Reports whether it is read from now. */
    public boolean listens() {
        return allowance.isLeft() && !out.isFull() && peerHandler.listens();
    }

    /** Charges the peer for work that costs as much as this many small messages. */
    public void spend(double cost) {
        allowance.spend(cost);
    }

    /** The peer took something that it had asked for: it may ask for more. */
    public void earn(double amount) {
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
        allowance.spend(1 + (in.restBytes() >> 10));
        if (in.read(channel, buffer)) {
            lastHeard = loop.now();
        }
        hear(buffer);
    }

    /** Parses what was left again: it may be complete for the new listener. */
    private void hearAgain() throws IOException {
        Optional<ByteBuffer> again = listens() ? in.takeRest() : Optional.empty();
        if (again.isPresent()) {
            hear(again.get());
        }
    }

    /** Hands on what has come, all of it plain. */
    public void hear(ByteBuffer heard) throws IOException {
        PeerHandler before;
        do {
            before = peerHandler;
            before.hear(heard);
        } while (peerHandler != before && heard.hasRemaining() && !closed && listens());
        in.keep(heard);
    }

    /** Takes over a message from position to limit; it must not change before it is sent. */
    public void say(ByteBuffer message) {
        out.say(message);
    }

    /**
     * The same for a block, which is not counted as held by this socket.
     *
     * @param sent run when all of it was handed to the system, in the same turn
     */
    public void send(ByteBuffer header, ByteBuffer block, Runnable sent) {
        out.send(header, block, sent);
    }

    /** Messages that are not blocks, not sent yet. */
    public int unsentMessages() {
        return out.said();
    }

    public long lastHeard() {
        return lastHeard;
    }

    public long unsentBytes() {
        return out.bytes();
    }

    /** Sends what the socket takes now. @return whether it took all there was, and there was something */
    private boolean write() throws IOException {
        if (out.isEmpty()) {
            return false;
        }
        peerHandler.write(out, channel);
        return out.isEmpty();
    }

    /** Reports whether data waits for a peer that has accepted none since {@code nanos}. */
    public boolean stalledSince(long nanos) {
        return out.stalledSince(nanos);
    }

    public boolean silentSince(long nanos) {
        return lastHeard - nanos < 0 && out.lastTaken() - nanos < 0;
    }

    public boolean nothingSentSince(long nanos) {
        return out.nothingSentSince(nanos);
    }

    @Override
    public double secondsStale(long now) {
        return (now - out.lastTaken()) / 1e9;
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
