package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.InfoHash;

/** Hundreds of peers that want to be a burden, each kind in its own way, and come again when they are left. */
final class HostileCrowd implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int ROUNDS_AWAY = 20;
    private static final int SMALL_BUFFER = 4096;

    private final int port;
    private final List<Hostile> peers = new ArrayList<>();
    private final ByteBuffer read = ByteBuffer.allocate(64 << 10);
    private final Thread thread = new Thread(this::run, "hostile-crowd");
    private volatile boolean ended;

    /** @param each of every kind, from each address */
    HostileCrowd(int port, InfoHash infoHash, int each, List<String> from) throws IOException {
        this.port = port;
        for (String address : from) {
            for (HostileKind kind : HostileKind.values()) {
                for (int peer = 0; peer < each; peer++) {
                    peers.add(new Hostile(InetAddress.getByName(address), kind, infoHash));
                }
            }
        }
        thread.setDaemon(true);
    }

    int size() {
        return peers.size();
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!ended) {
            peers.forEach(Hostile::round);
            LockSupport.parkNanos(ROUND_NANOS);
        }
        peers.forEach(Hostile::hangUp);
    }

    @Override
    public void close() {
        ended = true;
        assertThat(Deadline.of(SOON).reached(() -> !thread.isAlive())).isTrue();
    }

    private final class Hostile {
        private final InetAddress from;
        private final HostileKind kind;
        private final InfoHash infoHash;
        private ByteBuffer next = ByteBuffer.allocate(0);
        private @Nullable SocketChannel channel;
        private int away = new Random().nextInt(ROUNDS_AWAY);

        Hostile(InetAddress from, HostileKind kind, InfoHash infoHash) {
            this.from = from;
            this.kind = kind;
            this.infoHash = infoHash;
        }

        void round() {
            try {
                if (channel != null) {
                    talk(channel);
                } else if (away-- <= 0) {
                    call();
                }
            } catch (IOException e) {
                // left, as it deserves: it comes again
                hangUp();
            }
        }

        private void call() throws IOException {
            SocketChannel opened = SocketChannel.open();
            channel = opened;
            if (!kind.reads()) {
                opened.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
            }
            opened.bind(new InetSocketAddress(from, 0));
            opened.configureBlocking(false);
            opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            next = kind.first(infoHash);
        }

        private void talk(SocketChannel channel) throws IOException {
            if (!channel.finishConnect()) {
                return;
            }
            if (kind.reads() && channel.read(read.clear()) < 0) {
                hangUp();
                return;
            }
            int most = Math.min(next.limit(), next.position() + kind.bytesARound());
            int end = next.limit();
            channel.write(next.limit(most));
            next.limit(end);
            if (!next.hasRemaining()) {
                next = kind.then();
            }
        }

        private void hangUp() {
            away = ROUNDS_AWAY;
            try {
                if (channel != null) {
                    channel.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            channel = null;
        }
    }
}
