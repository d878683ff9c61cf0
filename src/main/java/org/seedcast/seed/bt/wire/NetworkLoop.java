package org.seedcast.seed.bt.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads and writes all sockets of peers. Nothing on it waits, so that no peer waits for another.
 * Received bytes are kept only while a message is incomplete, so that an idle peer costs next to nothing.
 */
public final class NetworkLoop implements Timers, AutoCloseable {
    /** An owner of a socket. Only for the network thread. */
    public interface Watched {
        /** The socket can do something that it was watched for. */
        void ready();

        /** A few times a second; {@code now} is as of {@link #now}. */
        void tick(long now);

        /** {@link #ready} ended in a way that nobody thought of. */
        void failed();

        void close();
    }

    private static final Logger LOG = LoggerFactory.getLogger(NetworkLoop.class);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Selector selector;
    private final Thread thread = new Thread(this::run, "seed-net");
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::at));
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(InBuffer.MOST_HEARD);
    private volatile boolean ended;
    private final LongSupplier clock;
    private long ticked;

    private record Timer(long at, Runnable task) {}

    /** @param clock counts nanoseconds and never goes back, as {@link System#nanoTime} does */
    public NetworkLoop(LongSupplier clock) {
        this.clock = clock;
        ticked = clock.getAsLong();
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no sockets can be watched", e);
        }
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public long now() {
        return clock.getAsLong();
    }

    /** Runs {@code task} on the network thread. Safe for use by several threads. */
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    @Override
    public void after(long millis, Runnable task) {
        timers.add(new Timer(now() + TimeUnit.MILLISECONDS.toNanos(millis), task));
    }

    /** Only for the network thread. */
    public SelectionKey watch(SelectableChannel channel, int operations, Watched watched) throws IOException {
        return channel.register(selector, operations, watched);
    }

    /** Room to read into; its content is lost at the next turn. Only for the network thread. */
    ByteBuffer scratch() {
        return scratch.clear();
    }

    private void run() {
        try (selector) {
            while (!ended) {
                guarded(this::round);
            }
            // Who asked to watch a socket may not have had a turn yet, and nobody else would close it; and what is
            // closed may tell others so.
            closeAll();
            closeAll();
        } catch (IOException e) {
            LOG.error("the selector of peers cannot be closed", e);
        }
    }

    private void round() {
        try {
            if (tasks.isEmpty()) {
                selector.select(NetworkLoop::turn, patience());
            } else {
                selector.selectNow(NetworkLoop::turn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("sockets cannot be watched for a moment", e);
        }
        runTasks();
        runTimers();
        tick();
    }

    private void closeAll() {
        runTasks();
        selector.keys().stream()
                .filter(SelectionKey::isValid)
                .forEach(key -> guarded(((Watched) key.attachment())::close));
    }

    private long patience() {
        Timer first = timers.peek();
        long nanos = first == null ? TICK_NANOS : Math.min(TICK_NANOS, first.at() - now());
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    private void runTasks() {
        // those that come meanwhile have their turn after the sockets
        for (int left = tasks.size(); left > 0; left--) {
            Runnable task = tasks.poll();
            if (task != null) {
                guarded(task);
            }
        }
    }

    private void runTimers() {
        long now = now();
        for (Timer first = timers.peek(); first != null && first.at() - now <= 0; first = timers.peek()) {
            timers.remove();
            guarded(first.task());
        }
    }

    private void tick() {
        long now = now();
        if (now - ticked >= TICK_NANOS) {
            ticked = now;
            selector.keys().forEach(key -> tick((Watched) key.attachment(), now));
        }
    }

    private static void tick(Watched watched, long now) {
        if (!guarded(() -> watched.tick(now))) {
            guarded(watched::failed);
        }
    }

    private static void turn(SelectionKey key) {
        Watched watched = (Watched) key.attachment();
        if (!guarded(watched::ready)) {
            guarded(watched::failed);
        }
    }

    /**
     * A bug with one peer must not be the end for all, and neither an error of the JVM that one peer may bring about: a
     * stack or a memory that is full, a class that cannot be loaded as no file can be opened.
     *
     * @return whether all went well
     */
    private static boolean guarded(Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | Error e) {
            report(e);
            return false;
        }
    }

    private static void report(Throwable failure) {
        try {
            LOG.error("a peer was not served as it should be", failure);
        } catch (RuntimeException | Error e) {
            // To say so takes memory, too. It is gone on with all the same, a little later.
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }

    /** Closes all sockets, soon. */
    @Override
    public void close() {
        ended = true;
        selector.wakeup();
    }

    /** After {@link #close}: waits for the end, a little while. */
    public void awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
    }
}
