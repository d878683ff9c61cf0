package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.announce.Announcer;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.mse.MsePolicy;
import org.seedcast.seed.mse.MseResponder;
import org.seedcast.seed.mse.MseSession;
import org.seedcast.seed.mse.ObfuscatedHash;

/** Peers that only listen, as one behind a firewall would see them. */
@Timeout(60)
class DialledPeersTest {
    private static final int BYTES = 100_000;
    private static final int PIECE_BYTES = 16384;

    private final SampleTorrent sample;
    private final BtSeeder seeder;
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    DialledPeersTest(@TempDir Path directory) throws Exception {
        sample = SampleTorrent.make(directory, "sample", BYTES, List.of());
        seeder = start(InetAddress::isLoopbackAddress);
        listening.setSoTimeout(15_000);
    }

    @AfterEach
    void close() throws IOException {
        seeder.close();
        listening.close();
    }

    @Test
    void areCalledEncryptedAndServed() throws Exception {
        tell(seeder);
        try (Socket socket = listening.accept()) {
            socket.setSoTimeout(10_000);
            MseResponder encryption = new MseResponder(
                    hash -> Optional.of(sample.infoHash())
                            .filter(torrent -> ObfuscatedHash.of(torrent).equals(hash)),
                    MsePolicy.PREFER_PLAINTEXT,
                    new SecureRandom());
            byte[] buffer = new byte[4096];
            Optional<MseSession> session = Optional.empty();
            while (session.isEmpty()) {
                int count = socket.getInputStream().read(buffer);
                session = encryption.receive(ByteBuffer.wrap(buffer, 0, count));
                socket.getOutputStream().write(encryption.toSend());
            }
            assertThat(session.get().out())
                    .as("a cipher, where plaintext was offered")
                    .isEmpty();
            assertThat(session.get().received().slice(28, 20))
                    .isEqualTo(ByteBuffer.wrap(sample.infoHash().bytes()));
            RawPeer peer = new RawPeer(socket);
            peer.greet(sample.infoHash());
            download(peer);
        }
    }

    @Test
    void areCalledAgainPlainWhenTheyHangUpOnEncryption() throws Exception {
        tell(seeder);
        try (Socket first = listening.accept()) {
            assertThat(first.getInputStream().read()).isNotNegative();
        }
        try (Socket second = listening.accept()) {
            assertServed(second);
        }
    }

    /** Two people behind one router, or two clients on one machine. */
    @Test
    void areCalledWhereAnotherOfTheSameAddressIsServed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            other.setSoTimeout(15_000);
            tell(seeder);
            listening.accept().close();
            try (Socket first = listening.accept()) {
                assertServed(first);
                seeder.learned(
                        sample.infoHash(),
                        List.of((InetSocketAddress) listening.getLocalSocketAddress(), (InetSocketAddress)
                                other.getLocalSocketAddress()));
                other.accept().close();
                try (Socket second = other.accept()) {
                    assertServed(second);
                    assertThat(seeder.status().peers()).isEqualTo(2);
                }
            }
        }
    }

    /** One that came by itself is known by the port that it says it listens on. */
    @Test
    void areCalledOnceWhenTheyHaveComeByThemselves() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), seeder.port());
                ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            other.setSoTimeout(15_000);
            RawPeer peer = new RawPeer(socket);
            peer.greet(sample.infoHash());
            assertThat(peer.in().readNBytes(68)).hasSize(68);
            peer.send(introduction(listening.getLocalPort()));
            download(peer);
            seeder.learned(
                    sample.infoHash(),
                    List.of((InetSocketAddress) listening.getLocalSocketAddress(), (InetSocketAddress)
                            other.getLocalSocketAddress()));
            other.accept().close();
        }
        listening.setSoTimeout(1500);
        assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
    }

    private static ByteBuffer introduction(int port) {
        byte[] text = ("d1:pi" + port + "ee").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(6 + text.length)
                .putInt(2 + text.length)
                .put((byte) 20)
                .put((byte) 0)
                .put(text);
    }

    @Test
    void areNotCalledWhereThatIsNotAllowed() throws Exception {
        try (BtSeeder careful = start(address -> false)) {
            tell(careful);
            listening.setSoTimeout(1500);
            assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void areNotCalledAgainWhenTheyHaveEverything() throws Exception {
        tell(seeder);
        listening.accept().close();
        try (Socket second = listening.accept()) {
            second.setSoTimeout(10_000);
            RawPeer peer = new RawPeer(second);
            assertThat(peer.in().readNBytes(68)).hasSize(68);
            peer.greet(sample.infoHash());
            peer.bitfield((BYTES + PIECE_BYTES - 1) / PIECE_BYTES);
            peer.awaitEnd();
        }
        tell(seeder);
        listening.setSoTimeout(1500);
        assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
        assertThat(seeder.activity().get(sample.infoHash()))
                .satisfies(activity -> assertThat(activity.copies()).isEqualTo(1));
    }

    @Test
    void doNotMakeUsServeOurselves() throws Exception {
        seeder.learned(
                sample.infoHash(), List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), seeder.port())));
        tell(seeder);
        listening.accept().close();
        try (Socket second = listening.accept()) {
            assertServed(second);
        }
        assertThat(seeder.status().peers()).isLessThanOrEqualTo(1);
    }

    private void assertServed(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        RawPeer peer = new RawPeer(socket);
        DataInputStream in = peer.in();
        byte[] handshake = in.readNBytes(68);
        assertThat(new String(handshake, 1, 19, StandardCharsets.US_ASCII)).isEqualTo("BitTorrent protocol");
        peer.greet(sample.infoHash());
        download(peer);
    }

    private static void download(RawPeer peer) throws IOException {
        peer.interested();
        peer.messageOfType(RawPeer.UNCHOKE);
        peer.download(5L * PIECE_BYTES, PIECE_BYTES, 5 * PIECE_BYTES);
    }

    private void tell(BtSeeder told) {
        told.learned(sample.infoHash(), List.of((InetSocketAddress) listening.getLocalSocketAddress()));
    }

    private BtSeeder start(Predicate<InetAddress> mayDial) throws Exception {
        SeederSettings settings = new SeederSettings(
                        Optional.of(InetAddress.getLoopbackAddress()), new PortChoice.Given(0), false)
                .dialling(mayDial);
        BtSeeder started =
                BtSeeder.start(settings, new Announcer(new OkHttpClient(), notice -> {}), (kind, path, message) -> {
                    throw new AssertionError(message);
                });
        started.add(sample.entry());
        started.allAnnounced().get(10, TimeUnit.SECONDS);
        return started;
    }
}
