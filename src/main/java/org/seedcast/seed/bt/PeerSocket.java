package org.seedcast.seed.bt;

import bt.net.buffer.BorrowedBuffer;
import bt.net.pipeline.ChannelHandler;
import bt.net.pipeline.ChannelHandlerContext;
import bt.net.pipeline.ChannelPipeline;
import bt.protocol.Message;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of a peer and what is to be sent over it. Nothing here waits for the peer: what it does not take stays in the
 * buffer until it does. Safe for use by several threads: handshakes run beside the network thread.
 */
final class PeerSocket implements ChannelHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PeerSocket.class);

    /** In one turn, so that no peer keeps the others waiting: about a thousand requests. */
    private static final int MOST_READ = 16 << 10;

    /** More is not read before the handshake is done: a bitfield may follow it at once. */
    private static final int MOST_READ_EARLY = 64 << 10;

    private final SocketChannel channel;
    private final BorrowedBuffer<ByteBuffer> in;
    private final BorrowedBuffer<ByteBuffer> out;
    private final ChannelHandlerContext context;
    private final NetworkLoop loop;
    private @Nullable SelectionKey key;
    private @Nullable Upload upload;
    private Runnable whenClosed = () -> {};
    private boolean closed;
    private int readEarly;
    private long queued;
    private long written;
    private long lastHeard = System.nanoTime();
    private long lastTaken = lastHeard;
    private long lastQueued = lastHeard;

    PeerSocket(
            SocketChannel channel,
            BorrowedBuffer<ByteBuffer> in,
            BorrowedBuffer<ByteBuffer> out,
            ChannelPipeline pipeline,
            NetworkLoop loop) {
        this.channel = channel;
        this.in = in;
        this.out = out;
        this.context = pipeline.bindHandler(this);
        this.loop = loop;
    }

    /** Messages go to {@code upload} from now on, on the network thread. */
    void serve(Upload served, Runnable onceClosed) {
        boolean gone;
        synchronized (this) {
            gone = closed;
            if (!gone) {
                upload = served;
                whenClosed = onceClosed;
            }
        }
        if (gone) {
            onceClosed.run();
        } else {
            loop.execute(this::turn);
        }
    }

    /** On the network thread, as are {@link #turn}, {@link #tick} and {@link #put}. */
    synchronized void registered(SelectionKey registered) {
        key = registered;
        registered.attach(this);
    }

    void turn() {
        try {
            Upload served = upload();
            if (served == null) {
                readEarly();
            } else {
                if (served.wantsMore()) {
                    read();
                }
                served.turn();
            }
            watch(served);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} is left: {}", channel, e.toString());
            close();
        }
    }

    void tick(long now) {
        Upload served = upload();
        if (served == null) {
            return;
        }
        try {
            served.tick(now);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} is left: {}", channel, e.toString());
            close();
        }
    }

    private synchronized @Nullable Upload upload() {
        return upload;
    }

    private synchronized void readEarly() throws IOException {

        if (readEarly < MOST_READ_EARLY) {
            read();
        }
        write();
        notifyAll();
    }

    private synchronized void watch(@Nullable Upload served) {
        if (closed || key == null) {
            return;
        }
        boolean reading = served == null ? readEarly < MOST_READ_EARLY : served.wantsMore();
        boolean writing = unsent() > 0 || (served != null && served.hasReady());
        key.interestOps((reading ? SelectionKey.OP_READ : 0) | (writing ? SelectionKey.OP_WRITE : 0));
    }

    @Override
    public synchronized boolean read() throws IOException {
        if (closed) {
            return true;
        }
        ByteBuffer buffer = in.lockAndGet();
        try {
            if (!buffer.hasRemaining()) {
                throw new IOException("a message that does not end");
            }
            int limit = buffer.limit();
            buffer.limit(Math.min(limit, buffer.position() + MOST_READ));
            int count = channel.read(buffer);
            buffer.limit(limit);
            if (count < 0) {
                throw new EOFException("the peer hung up");
            }
            if (count > 0) {
                readEarly += upload == null ? count : 0;
                lastHeard = System.nanoTime();
                context.fireDataReceived();
            }
            return true;
        } finally {
            in.unlock();
        }
    }

    /** @return false when there is no room for it now */
    synchronized boolean put(Message message) {
        if (closed) {
            return false;
        }
        ByteBuffer buffer = out.lockAndGet();
        try {
            int before = buffer.position();
            if (!context.pipeline().encode(message)) {
                return false;
            }
            queued += buffer.position() - before;
        } finally {
            out.unlock();
        }
        lastQueued = System.nanoTime();
        return true;
    }

    synchronized int room() {
        if (closed) {
            return 0;
        }
        ByteBuffer buffer = out.lockAndGet();
        try {
            return buffer.remaining();
        } finally {
            out.unlock();
        }
    }

    /** Sends what the socket takes now. @return whether it took all there was, and there was something */
    synchronized boolean write() throws IOException {
        if (closed || unsent() == 0) {
            return false;
        }
        ByteBuffer buffer = out.lockAndGet();
        try {
            buffer.flip();
            int count = channel.write(buffer);
            buffer.compact();
            written += count;
            if (count > 0) {
                lastTaken = System.nanoTime();
            }
            return unsent() == 0;
        } finally {
            out.unlock();
        }
    }

    synchronized long queuedBytes() {
        return queued;
    }

    synchronized long writtenBytes() {
        return written;
    }

    private synchronized long unsent() {
        return queued - written;
    }

    /** Whether something waits for a peer that has taken nothing since {@code nanos}. */
    synchronized boolean stalledSince(long nanos) {
        return unsent() > 0 && lastTaken - nanos < 0 && lastQueued - nanos < 0;
    }

    synchronized boolean silentSince(long nanos) {
        return lastHeard - nanos < 0 && lastTaken - nanos < 0;
    }

    synchronized boolean nothingSentSince(long nanos) {
        return unsent() == 0 && lastTaken - nanos < 0;
    }

    @Override
    public @Nullable Message receive() {
        return context.pipeline().decode();
    }

    /** @return null when nothing came in time, or the socket is closed */
    synchronized @Nullable Message receive(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Message message = receive();
        while (message == null && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return null;
            }
            wait(left);
            message = receive();
        }
        return message;
    }

    /** Of the handshake, on its own thread. */
    @Override
    public void send(Message message) {
        if (!put(message)) {
            throw new IllegalStateException("the peer is gone");
        }
        flush();
    }

    @Override
    public void flush() {
        loop.execute(this::turn);
    }

    @Override
    public void register() {
        loop.register(channel, this);
    }

    @Override
    public void close() {
        Runnable then;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            closeChannel();
            in.release();
            out.release();
            then = whenClosed;
            notifyAll();
        }
        then.run();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a connection that cannot be closed", e);
        }
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void unregister() {}

    @Override
    public void activate() {}

    @Override
    public void deactivate() {}
}
