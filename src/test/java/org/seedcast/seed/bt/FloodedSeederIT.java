package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.JavaProgram;
import org.seedcast.peers.Program;
import org.seedcast.peers.SampleTorrent;

/** A seeder with little heap, and peers that say one thing without end and never read what it answers. */
@Timeout(180)
class FloodedSeederIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration FLOOD = Duration.ofSeconds(20);
    private static final int HEAP_MEBIBYTES = 32;
    private static final int BYTES = 1 << 20;
    private static final int PIECE_BYTES = 16384;
    private static final int PEERS = 3;

    /** More than the buffers of the system take and all that is allowed meanwhile. */
    private static final long ENOUGH_BYTES = 24L << 20;

    private static final int SMALL_BUFFER = 4096;

    private final SampleTorrent sample;
    private final Program seeder;
    private final int port;
    private final List<SocketChannel> sockets = new ArrayList<>();

    FloodedSeederIT(@TempDir Path directory) throws Exception {
        sample = SampleTorrent.make(directory, "sample", BYTES, List.of());
        Path announced = directory.resolve("announced");
        seeder = Program.start(
                directory,
                JavaProgram.within(
                        HEAP_MEBIBYTES,
                        SeedOne.class,
                        "127.0.0.1",
                        sample.torrent().toString(),
                        sample.data().toString(),
                        announced.toString(),
                        SeedOne.Dialling.NOBODY.name()));
        assertThat(Deadline.of(LIMIT).reached(() -> Files.exists(announced)))
                .as("seeding: %s", seeder.output())
                .isTrue();
        port = Integer.parseInt(Files.readString(announced).strip());
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel socket : sockets) {
            socket.close();
        }
        seeder.close();
    }

    /** All at once, and all stay connected as long as they are let: others are served beside them. */
    @Test
    void nothingThatIsSaidWithoutEndEndsIt() throws Exception {
        List<FloodingPeer> peers = new ArrayList<>();
        int network = 0;
        for (Flood flood : Flood.values()) {
            for (int peer = 0; peer < PEERS; peer++) {
                peers.add(new FloodingPeer("127.0." + network + "." + (10 + peer), flood));
            }
            network++;
        }
        assertThat(Deadline.of(FLOOD)
                        .reached(() -> peers.stream().filter(FloodingPeer::goOn).count() == 0))
                .as("nobody is heard without end")
                .isFalse();
        for (int time = 0; time < 3; time++) {
            try (RawPeer healthy = RawPeer.from("127.0.99.1", port, sample.infoHash())) {
                healthy.download(BYTES, PIECE_BYTES, BYTES);
            }
            peers.forEach(FloodingPeer::goOn);
        }
        assertThat(seeder.isRunning()).isTrue();
        assertThat(seeder.output()).doesNotContain("OutOfMemoryError");
    }

    private final class FloodingPeer {
        private final SocketChannel socket = SocketChannel.open();
        private final Flood flood;
        private ByteBuffer next;
        private long said;
        private boolean left;

        FloodingPeer(String from, Flood flood) throws IOException {
            this.flood = flood;
            sockets.add(socket);
            socket.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.configureBlocking(false);
            next = HostileKind.handshake(sample.infoHash());
        }

        /** @return whether it has more to say, and is not left yet */
        boolean goOn() {
            try {
                while (!left && said < ENOUGH_BYTES) {
                    int count = socket.write(next);
                    said += count;
                    next = next.hasRemaining() ? next : flood.messages();
                    if (count == 0) {
                        return true;
                    }
                }
            } catch (IOException e) {
                // that is an end, too
                left = true;
            }
            return !left && said < ENOUGH_BYTES;
        }
    }
}
