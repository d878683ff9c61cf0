package org.seedcast.seed.bt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads and writes all sockets of peers. Nothing on it waits, so that no peer waits for another.
 * In place of Bt's receiver and dispatcher, which write until the peer has taken everything.
 */
final class NetworkLoop {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkLoop.class);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Selector selector;
    private final UploadSlots slots;
    private final long rotationNanos;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private long ticked = System.nanoTime();
    private long rotated = ticked;

    NetworkLoop(UploadSlots slots, Duration rotation) {
        this.slots = slots;
        this.rotationNanos = rotation.toNanos();
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no sockets can be watched", e);
        }
    }

    void start() {
        Thread thread = new Thread(this::run, "seed-net");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        ended = true;
        selector.wakeup();
    }

    /** Runs {@code task} on the network thread. Safe for use by several threads. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** From now on the socket gets its turn when something arrives or can be sent. */
    void register(SocketChannel channel, PeerSocket socket) {
        execute(() -> {
            try {
                socket.registered(channel.register(selector, SelectionKey.OP_READ));
            } catch (IOException e) {
                LOG.debug("a peer was gone before it was heard", e);
                socket.close();
            }
        });
    }

    private void run() {
        try (selector) {
            while (!ended) {
                selector.select(key -> turn((PeerSocket) key.attachment()), TimeUnit.NANOSECONDS.toMillis(TICK_NANOS));
                runTasks();
                tick();
            }
            selector.keys().forEach(key -> ((PeerSocket) key.attachment()).close());
        } catch (IOException e) {
            LOG.error("no peer is served any more", e);
        }
    }

    private void runTasks() {
        // those that come meanwhile have their turn after the sockets
        for (int left = tasks.size(); left > 0; left--) {
            Runnable task = tasks.poll();
            if (task != null) {
                guarded(task);
            }
        }
        if (!tasks.isEmpty()) {
            selector.wakeup();
        }
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - ticked < TICK_NANOS) {
            return;
        }
        ticked = now;
        selector.keys().forEach(key -> ((PeerSocket) key.attachment()).tick(now));
        if (now - rotated >= rotationNanos) {
            rotated = now;
            guarded(() -> slots.rotate(now - rotationNanos));
        }
    }

    private static void turn(PeerSocket socket) {
        guarded(socket::turn);
    }

    /** A bug with one peer must not be the end for all. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a peer was not served as it should be", e);
        }
    }
}
