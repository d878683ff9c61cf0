package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkLoopTest {
    private static final long SOON = Duration.ofSeconds(10).toMillis();

    /** Its end can come before its first turn, when what is to be watched only waits to be. */
    @Test
    void closesWhatItWasAskedToWatchWhenItsEndWasFaster() throws Exception {
        NetworkLoop loop = new NetworkLoop();
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

    private static void watch(NetworkLoop loop, ServerSocketChannel channel) {
        try {
            channel.configureBlocking(false);
            loop.watch(channel, SelectionKey.OP_ACCEPT, new Closing(channel));
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
