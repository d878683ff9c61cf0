package org.seedcast.seed.bt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkLoopTest {
    private static final long SOON = Duration.ofSeconds(10).toMillis();

    /** Its end can come before its first turn, when what is to be watched only waits to be. */
    @Test
    void closesWhatItWasAskedToWatchWhenItsEndWasFaster() throws Exception {
        NetworkLoop loop = new NetworkLoop(System::nanoTime);
        int port;
        try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            port = channel.socket().getLocalPort();
            loop.execute(() -> watch(loop, channel));
            loop.close();
            loop.start();
            loop.awaitEnd(SOON);
            assertThat(channel.isOpen()).isFalse();
        }
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    /** Hours pass at once, and no timer runs before its time. */
    @Test
    void runsTimersByItsClock() throws Exception {
        SteppedClock clock = new SteppedClock();
        BlockingQueue<String> ran = new LinkedBlockingQueue<>();
        try (NetworkLoop loop = new NetworkLoop(clock)) {
            loop.execute(() -> {
                loop.after(TimeUnit.HOURS.toMillis(2), () -> ran.add("in two hours"));
                loop.after(TimeUnit.HOURS.toMillis(1), () -> ran.add("in an hour"));
            });
            loop.start();
            CompletableFuture<Void> begun = new CompletableFuture<>();
            loop.execute(() -> loop.execute(() -> begun.complete(null)));
            begun.get(SOON, TimeUnit.MILLISECONDS);
            assertThat(ran).isEmpty();
            clock.advance(Duration.ofHours(1));
            assertThat(ran.poll(SOON, TimeUnit.MILLISECONDS)).isEqualTo("in an hour");
            assertThat(ran).isEmpty();
            clock.advance(Duration.ofHours(1));
            assertThat(ran.poll(SOON, TimeUnit.MILLISECONDS)).isEqualTo("in two hours");
        }
    }

    /** Whatever one of those that are watched dies of, it alone is left, and the others are served. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                OutOfMemoryError.class,
                StackOverflowError.class,
                NoClassDefFoundError.class,
                AssertionError.class
            })
    void survivesAnErrorByLeavingItsPeer(Class<? extends Error> kind) throws Exception {
        Error error = kind.getDeclaredConstructor().newInstance();
        CountDownLatch left = new CountDownLatch(2);
        CompletableFuture<Void> going = new CompletableFuture<>();
        try (NetworkLoop loop = new NetworkLoop(System::nanoTime);
                ServerSocketChannel first = listening();
                ServerSocketChannel second = listening()) {
            loop.execute(() -> watch(loop, first, new Failing(error, left, true)));
            loop.execute(() -> watch(loop, second, new Failing(error, left, false)));
            loop.execute(() -> {
                throw error;
            });
            loop.execute(() -> loop.after(1, () -> {
                throw error;
            }));
            loop.start();
            try (Socket caller =
                    new Socket(InetAddress.getLoopbackAddress(), first.socket().getLocalPort())) {
                assertThat(caller.isConnected()).isTrue();
                assertThat(left.await(SOON, TimeUnit.MILLISECONDS)).isTrue();
            }
            loop.execute(() -> loop.after(1, () -> going.complete(null)));
            going.get(SOON, TimeUnit.MILLISECONDS);
        }
    }

    private static ServerSocketChannel listening() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Fails when it is ready, or at its first tick, and even when it is told so. */
    private record Failing(Error error, CountDownLatch left, boolean whenReady) implements NetworkLoop.Watched {
        @Override
        public void ready() {
            throw error;
        }

        @Override
        public void tick(long now) {
            if (!whenReady) {
                throw error;
            }
        }

        @Override
        public void failed() {
            left.countDown();
            throw error;
        }

        @Override
        public void close() {
            throw error;
        }
    }

    private static void watch(NetworkLoop loop, ServerSocketChannel channel) {
        watch(loop, channel, new Closing(channel));
    }

    private static void watch(NetworkLoop loop, ServerSocketChannel channel, NetworkLoop.Watched watched) {
        try {
            channel.configureBlocking(false);
            loop.watch(channel, SelectionKey.OP_ACCEPT, watched);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Closing(ServerSocketChannel channel) implements NetworkLoop.Watched {
        @Override
        public void ready() {}

        @Override
        public void tick(long now) {}

        @Override
        public void failed() {}

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
