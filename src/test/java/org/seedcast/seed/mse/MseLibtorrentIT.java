package org.seedcast.seed.mse;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.peers.Download;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.Libtorrent.Encryption;
import org.seedcast.peers.Network;
import org.seedcast.peers.SampleTorrent;

/** An implementation that is not ours has to get every byte, whoever dials. */
class MseLibtorrentIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BYTES = 700_001;

    private final Path received;
    private final SampleTorrent sample;

    MseLibtorrentIT(@TempDir Path directory) throws Exception {
        received = Files.createDirectory(directory.resolve("received"));
        sample = SampleTorrent.make(Files.createDirectory(directory.resolve("served")), "one.bin", BYTES, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "RC4, PREFER_PLAINTEXT, true",
        "RC4, REQUIRE_RC4, true",
        "EITHER, PREFER_PLAINTEXT, false",
        "EITHER, PREFER_RC4, true",
        "EITHER, REQUIRE_RC4, true",
        "HANDSHAKE, PREFER_PLAINTEXT, false",
        "HANDSHAKE, PREFER_RC4, false"
    })
    void dialledByLibtorrent(Encryption encryption, MsePolicy policy, boolean encrypted) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<MseSession> served = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = server.accept()) {
                    return new EncryptedSeeder(sample, socket).answer(policy, new SecureRandom());
                } catch (Exception e) {
                    throw new AssertionError("not served", e);
                }
            });
            Libtorrent.download(sample.torrent().toString(), received, server.getLocalPort(), encryption, LIMIT);
            assertServed(served.get(10, TimeUnit.SECONDS), encrypted);
        }
    }

    /** libtorrent prefers plaintext where it may choose. */
    @ParameterizedTest
    @CsvSource({
        "RC4, PREFER_PLAINTEXT, true",
        "RC4, PREFER_RC4, true",
        "EITHER, PREFER_PLAINTEXT, false",
        "EITHER, REQUIRE_RC4, true",
        "HANDSHAKE, PREFER_RC4, false"
    })
    void diallingLibtorrent(Encryption encryption, MsePolicy policy, boolean encrypted) throws Exception {
        Download download =
                new Download(Network.LOOPBACK, "127.0.0.1", sample.torrent().toString(), received);
        try (Libtorrent libtorrent = Libtorrent.start(download, encryption)) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), libtorrent.port())) {
                MseSession session = new EncryptedSeeder(sample, socket).dial(policy, new SecureRandom());
                // it says that it has everything a moment before everything is in its file
                libtorrent.complete(LIMIT);
                assertServed(session, encrypted);
            }
        }
    }

    private void assertServed(MseSession session, boolean encrypted) throws Exception {
        assertThat(session.infoHash()).isEqualTo(sample.infoHash());
        assertThat(session.in().isPresent()).isEqualTo(encrypted);
        assertThat(session.out().isPresent()).isEqualTo(encrypted);
        assertThat(SampleTorrent.sha256(received.resolve(sample.name())))
                .isEqualTo(SampleTorrent.sha256(sample.data()));
    }
}
