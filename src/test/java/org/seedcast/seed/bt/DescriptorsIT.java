package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.JavaProgram;
import org.seedcast.peers.Program;
import org.seedcast.peers.SampleTorrent;

/** A process that may open few files, and more peers than that. */
@Timeout(90)
class DescriptorsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int DESCRIPTORS = 100;
    private static final int BYTES = 1 << 20;
    private static final int PIECE_BYTES = 16384;

    @Test
    void peersAreTakenInAgainWhenDescriptorsAreFree(@TempDir Path directory) throws Exception {
        SampleTorrent sample = SampleTorrent.make(directory, "sample", BYTES, List.of());
        Path announced = directory.resolve("announced");
        try (Program seeder = Program.start(directory, command(sample, announced))) {
            assertThat(Deadline.of(LIMIT).reached(() -> Files.exists(announced)))
                    .as("seeding: %s", seeder.output())
                    .isTrue();
            int port = Integer.parseInt(Files.readString(announced).strip());
            // Here each class is a file of its own, in the program all are in one that is open.
            assertThat(isServed(port, sample)).as("served").isTrue();
            List<Socket> crowd = new ArrayList<>();
            try {
                for (int peer = 0; peer < 2 * DESCRIPTORS; peer++) {
                    crowd.add(new Socket(InetAddress.getLoopbackAddress(), port));
                }
                assertThat(Deadline.of(LIMIT).reached(() -> isExhausted(seeder)))
                        .as("it ran out of descriptors: %s", seeder.output())
                        .isTrue();
            } finally {
                for (Socket socket : crowd) {
                    socket.close();
                }
            }
            assertThat(Deadline.of(LIMIT).reached(() -> isServed(port, sample)))
                    .as("served again: %s", seeder.output())
                    .isTrue();
            assertThat(seeder.isRunning()).isTrue();
        }
    }

    private static boolean isExhausted(Program seeder) {
        try {
            return seeder.output().contains("Too many open files");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isServed(int port, SampleTorrent sample) {
        try (RawPeer peer = RawPeer.unchoked(port, sample.infoHash())) {
            peer.download(BYTES, PIECE_BYTES, BYTES);
            return true;
        } catch (IOException e) {
            // not yet: what the crowd held is let go of one after the other
            return false;
        }
    }

    private static List<String> command(SampleTorrent sample, Path announced) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + DESCRIPTORS + "; exec \"$@\"", "sh"));
        command.addAll(JavaProgram.of(
                SeedOne.class,
                "127.0.0.1",
                sample.torrent().toString(),
                sample.data().toString(),
                announced.toString(),
                SeedOne.Dialling.NOBODY.name()));
        return command;
    }
}
