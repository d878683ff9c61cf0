package org.seedcast.announce.tracker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Requests to UDP trackers and their responses over one socket: a request is sent again until it is answered or was
 * sent often enough. The socket and its thread start with the first request. Safe for use by several threads.
 */
public final class UdpSocket implements AutoCloseable {
    /** Fits the largest answer an Ethernet frame can carry, and then some. */
    private static final int LARGEST_ANSWER_BYTES = 8192;

    private static final int HEADER_BYTES = 8;

    private final ScheduledExecutorService timer;
    private final LocalAddress local;
    private volatile Duration firstTimeout;
    private final int tries;
    private final Map<Integer, Question> open = new ConcurrentHashMap<>();
    private @Nullable DatagramChannel channel;
    private boolean closed;

    /** @param firstTimeout doubles with each try (BEP 15) */
    public UdpSocket(ScheduledExecutorService timer, LocalAddress local, Duration firstTimeout, int tries) {
        this.timer = timer;
        this.local = local;
        this.firstTimeout = firstTimeout;
        this.tries = tries;
    }

    /** Waits no longer than a second for answers from now on, before it asks again. */
    void hurry() {
        Duration second = Duration.ofSeconds(1);
        firstTimeout = firstTimeout.compareTo(second) < 0 ? firstTimeout : second;
    }

    /**
     * Sends what {@code packet} makes of a fresh transaction id.
     *
     * @return the whole answer, read from its action on; fails with an IOException
     */
    CompletableFuture<ByteBuffer> ask(InetSocketAddress tracker, IntFunction<ByteBuffer> packet) {
        int transaction = ThreadLocalRandom.current().nextInt();
        Question question = new Question(tracker, packet.apply(transaction));
        if (open.putIfAbsent(transaction, question) != null) {
            return ask(tracker, packet);
        }
        CompletableFuture<ByteBuffer> tidied = question.answer.whenComplete((answer, failure) -> {
            open.remove(transaction);
            question.cancelRetry();
        });
        send(question, 0);
        return tidied;
    }

    private void send(Question question, int attempt) {
        if (question.answer.isDone()) {
            return;
        }
        if (attempt == tries) {
            question.answer.completeExceptionally(new IOException("no answer"));
            return;
        }
        try {
            channel().send(question.packet.duplicate(), question.tracker);
            long wait = firstTimeout.toMillis() << attempt;
            question.retry = timer.schedule(() -> send(question, attempt + 1), wait, TimeUnit.MILLISECONDS);
        } catch (IOException | UnsupportedAddressTypeException e) {
            question.answer.completeExceptionally(e);
        }
    }

    private synchronized DatagramChannel channel() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (channel == null) {
            DatagramChannel opened = bound(local.source().orElse(null));
            AnnounceThreads.named("announce-udp")
                    .newThread(() -> receive(opened))
                    .start();
            channel = opened;
        }
        return channel;
    }

    private static DatagramChannel bound(@Nullable InetSocketAddress source) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            return channel.bind(source);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void receive(DatagramChannel from) {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST_ANSWER_BYTES);
        while (from.isOpen()) {
            try {
                InetSocketAddress sender = (InetSocketAddress) from.receive(buffer.clear());
                accept(sender, buffer.flip());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // an ICMP error about some earlier packet: whoever waits for an answer runs into its time-out
                buffer.clear();
            }
        }
    }

    /** Strangers and late answers are passed over: anyone can send a packet. */
    private void accept(@Nullable InetSocketAddress sender, ByteBuffer packet) {
        if (packet.remaining() < HEADER_BYTES) {
            return;
        }
        Question question = open.get(packet.getInt(Integer.BYTES));
        if (question != null && question.tracker.equals(sender)) {
            question.answer.complete(
                    ByteBuffer.allocate(packet.remaining()).put(packet).flip());
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("a socket that cannot be closed", e);
            }
        }
    }

    private static final class Question {
        private final InetSocketAddress tracker;
        private final ByteBuffer packet;
        private final CompletableFuture<ByteBuffer> answer = new CompletableFuture<>();
        private volatile @Nullable Future<?> retry;

        private Question(InetSocketAddress tracker, ByteBuffer packet) {
            this.tracker = tracker;
            this.packet = packet;
        }

        void cancelRetry() {
            Future<?> pending = retry;
            if (pending != null) {
                pending.cancel(false);
            }
        }
    }
}
