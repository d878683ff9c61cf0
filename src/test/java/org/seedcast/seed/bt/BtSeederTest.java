package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.Tools;
import org.seedcast.announce.Announcer;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.FileStamp;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.seed.AddressNotHere;
import org.seedcast.seed.Findings;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.PortTaken;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.InfoHash;

class BtSeederTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int UNCHOKE = 1;
    private static final int REQUEST = 6;
    private static final int PIECE = 7;

    private final Path directory;
    private final List<String> found = Collections.synchronizedList(new ArrayList<>());
    private final BtSeeder seeder;

    BtSeederTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        seeder = start(new PortChoice.Given(0));
    }

    @AfterEach
    void close() {
        seeder.close();
    }

    @Test
    void servesWhatHasNotChanged() throws Exception {
        SampleTorrent sample = sample(100_000);
        seed(sample.entry());
        assertThat(seeder.status().torrents()).isEqualTo(1);
        try (Peer peer = new Peer(sample.infoHash())) {
            assertThat(peer.block(1, 5, 1000))
                    .isEqualTo(ByteBuffer.wrap(Files.readAllBytes(sample.data()), 16384 + 5, 1000));
            assertThat(seeder.status().peers()).isEqualTo(1);
        }
        assertThat(seeder.status().uploadedBytes()).isEqualTo(1000);
        assertThat(seeder.activity().get(sample.infoHash())).returns(1000L, TorrentActivity::uploadedBytes);
        assertThat(seeder.hashed()).as("it was not read").isEmpty();
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 16385",
        "0, 0, 2147483647",
        "2147483647, 2147483647, 2147483647",
        "6, 1000, 16384",
        "7, 0, 1",
        "-1, 0, 1",
        "0, -1, 1",
        "0, 0, -1"
    })
    void leavesAPeerThatAsksForWhatThereIsNot(int piece, int offset, int length) throws Exception {
        SampleTorrent sample = sample(100_000);
        seed(sample.entry());
        try (Peer peer = new Peer(sample.infoHash())) {
            peer.request(piece, offset, length);
            assertThatThrownBy(() -> peer.block(0, 0, 10)).isInstanceOf(EOFException.class);
        }
        assertThat(seeder.status().uploadedBytes()).isZero();
    }

    @Test
    void hashesFirstWhatWasTouched() throws Exception {
        SampleTorrent sample = sample(3_000_000);
        SeedEntry before = sample.entry();
        Files.setLastModifiedTime(sample.data(), FileTime.fromMillis(1000));
        seed(before);
        assertThat(Deadline.of(SOON).reached(() -> seeder.status().torrents() == 1))
                .isTrue();
        assertThat(found).isEmpty();
        assertThat(seeder.hashed()).containsExactly(Map.entry(sample.infoHash(), FileStamp.of(sample.data())));
    }

    @Test
    void remembersThatItHashedWhatHasAnotherInodeOnly() throws Exception {
        SampleTorrent sample = sample(100_000);
        SeedEntry before = sample.entry();
        FileStamp listed = before.stamp();
        seed(new SeedEntry(
                before.infoHash(),
                before.torrent(),
                before.data(),
                new FileStamp(listed.size(), listed.modifiedNanos(), listed.inode() + 1)));
        assertThat(Deadline.of(SOON).reached(() -> !seeder.hashed().isEmpty())).isTrue();
        assertThat(seeder.hashed()).containsExactly(Map.entry(sample.infoHash(), listed));
    }

    @Test
    void doesNotServeWhatIsAnotherContentNow() throws Exception {
        SampleTorrent sample = sample(100_000);
        SeedEntry before = sample.entry();
        damage(sample);
        seed(before);
        assertThat(Deadline.of(SOON).reached(() -> !found.isEmpty())).isTrue();
        assertThat(found).containsExactly(Findings.DATA_CHANGED + " " + sample.data());
        assertThat(seeder.status().torrents()).isZero();
        assertThatThrownBy(() -> new Peer(sample.infoHash())).isInstanceOf(IOException.class);
    }

    @Test
    void findsOutInTheBackgroundWhatAnotherInodeHides() throws Exception {
        SampleTorrent sample = sample(100_000);
        SeedEntry before = sample.entry();
        FileTime time = Files.getLastModifiedTime(sample.data());
        Path copy = Files.copy(sample.data(), directory.resolve("copy"));
        Files.delete(sample.data());
        Files.move(copy, sample.data());
        damage(sample);
        Files.setLastModifiedTime(sample.data(), time);
        seed(before);
        assertThat(Deadline.of(SOON).reached(() -> !found.isEmpty())).isTrue();
        assertThat(found).containsExactly(Findings.DATA_CHANGED + " " + sample.data());
        assertThat(seeder.status().torrents()).isZero();
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        SampleTorrent sample = sample(100_000);
        SeedEntry before = sample.entry();
        Files.delete(sample.data());
        seed(before);
        assertThat(found).containsExactly(Findings.DATA_MISSING + " " + sample.data());
    }

    @Test
    void namesATorrentThatCannotBeRead() throws Exception {
        SampleTorrent sample = sample(100_000);
        SeedEntry entry = sample.entry();
        Files.writeString(sample.torrent(), "nonsense");
        seed(entry);
        assertThat(found).containsExactly(Findings.TORRENT_UNREADABLE + " " + sample.torrent());
    }

    @Test
    void stopsServingWhatIsCutOffMeanwhile() throws Exception {
        SampleTorrent sample = sample(100_000);
        seed(sample.entry());
        Files.write(sample.data(), new byte[10]);
        try (Peer peer = new Peer(sample.infoHash())) {
            peer.request(1, 0, 16384);
            assertThat(Deadline.of(SOON).reached(() -> !found.isEmpty())).isTrue();
        }
        assertThat(found).containsExactly(Findings.DATA_CHANGED + " " + sample.data());
        assertThat(seeder.status().torrents()).isZero();
    }

    /** Nothing but the time of the file moved, and that only after the peer had got in. */
    @Test
    void noticesBeforeTheNextBlockThatAFileChangedBehindItsBack() throws Exception {
        SampleTorrent sample = sample(100_000);
        seed(sample.entry());
        try (Peer peer = new Peer(sample.infoHash())) {
            peer.block(0, 0, 10);
            damage(sample);
            assertThatThrownBy(() -> peer.block(6, 0, 10)).isInstanceOf(IOException.class);
        }
        assertThat(Deadline.of(SOON).reached(() -> !found.isEmpty())).isTrue();
        assertThat(found).containsExactly(Findings.DATA_CHANGED + " " + sample.data());
        assertThat(seeder.status().uploadedBytes()).isEqualTo(10);
        assertThatThrownBy(() -> new Peer(sample.infoHash())).isInstanceOf(IOException.class);
    }

    /** The same bytes written again are hashed, and served on. */
    @Test
    void servesOnWhatWasOnlyTouched() throws Exception {
        SampleTorrent sample = sample(100_000);
        seed(sample.entry());
        try (Peer peer = new Peer(sample.infoHash())) {
            Files.setLastModifiedTime(sample.data(), FileTime.fromMillis(3000));
            assertThatThrownBy(() -> peer.block(0, 0, 10)).isInstanceOf(IOException.class);
        }
        assertThat(Deadline.of(SOON).reached(() -> isServed(sample))).isTrue();
        assertThat(found).isEmpty();
    }

    private boolean isServed(SampleTorrent sample) {
        try (Peer peer = new Peer(sample.infoHash())) {
            return peer.block(0, 0, 10).hasRemaining();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void servesAgainWhatWasRemovedAndAdded() throws Exception {
        SampleTorrent sample = sample(100_000);
        seed(sample.entry());
        try (Peer peer = new Peer(sample.infoHash())) {
            peer.block(0, 0, 10);
            seeder.remove(sample.infoHash());
            assertThatThrownBy(() -> peer.block(0, 0, 10)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> new Peer(sample.infoHash())).isInstanceOf(IOException.class);
        seed(sample.entry());
        try (Peer peer = new Peer(sample.infoHash())) {
            peer.block(0, 0, 10);
        }
        assertThat(seeder.status().uploadedBytes()).isEqualTo(20);
    }

    @Test
    void saysThatItsPortIsTaken() {
        assertThatThrownBy(() -> start(new PortChoice.Given(seeder.port())))
                .isInstanceOf(PortTaken.class)
                .hasMessageContaining(String.valueOf(seeder.port()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.99", "2001:db8::99"})
    void saysThatAnAddressIsNotOfThisMachine(String address) throws Exception {
        SeederSettings settings = new SeederSettings(
                Optional.of(InetAddress.getByName(address)), new PortChoice.FirstFree(6881, 6890), false);
        Announcer announcer = new Announcer(new OkHttpClient(), notice -> {});
        assertThatThrownBy(() -> BtSeeder.start(settings, announcer, this::found))
                .isInstanceOf(AddressNotHere.class)
                .hasMessageContaining("it is not an address of this machine");
        announcer.close();
    }

    @Test
    void takesTheNextFreePort() throws Exception {
        int first = seeder.port();
        try (BtSeeder other = start(new PortChoice.FirstFree(first, first + 50))) {
            assertThat(other.port()).isBetween(first + 1, first + 50);
        }
    }

    @Test
    void listensOnBothFamiliesUnlessTold() throws Exception {
        Tools.requireFamilyOf("::1");
        SampleTorrent sample = sample(1000);
        try (BtSeeder everywhere = BtSeeder.start(
                new SeederSettings(Optional.empty(), new PortChoice.Given(0), false), announcer(), this::found)) {
            everywhere.add(sample.entry());
            everywhere.allAnnounced().get(10, TimeUnit.SECONDS);
            try (Peer v4 = new Peer(sample.infoHash(), "127.0.0.1", everywhere.port());
                    Peer v6 = new Peer(sample.infoHash(), "::1", everywhere.port())) {
                assertThat(v4.block(0, 0, 10)).isEqualTo(v6.block(0, 0, 10));
            }
        }
    }

    @Test
    void freesItsPortWhenItCloses() throws Exception {
        seeder.close();
        seeder.close();
        try (ServerSocket again = new ServerSocket(seeder.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    private SampleTorrent sample(int bytes) throws IOException {
        return SampleTorrent.make(directory, "sample", bytes, List.of());
    }

    private void seed(SeedEntry entry) throws Exception {
        seeder.add(entry);
        seeder.allAnnounced().get(10, TimeUnit.SECONDS);
    }

    private static void damage(SampleTorrent sample) throws IOException {
        byte[] content = Files.readAllBytes(sample.data());
        content[content.length - 1]++;
        Files.write(sample.data(), content, StandardOpenOption.TRUNCATE_EXISTING);
        Files.setLastModifiedTime(sample.data(), FileTime.fromMillis(2000));
    }

    private BtSeeder start(PortChoice port) throws SeedcastException {
        SeederSettings settings = new SeederSettings(Optional.of(InetAddress.getLoopbackAddress()), port, false);
        return BtSeeder.start(settings, announcer(), this::found);
    }

    private static Announcer announcer() {
        return new Announcer(new OkHttpClient(), notice -> {});
    }

    private void found(String kind, Path path, String message) {
        found.add(kind + " " + path);
    }

    /** A peer that speaks as much of BEP 3 as asking for blocks takes. */
    private final class Peer implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;

        Peer(InfoHash infoHash) throws IOException {
            this(infoHash, "127.0.0.1", seeder.port());
        }

        Peer(InfoHash infoHash, String host, int port) throws IOException {
            socket = new Socket(host, port);
            socket.setSoTimeout(10_000);
            in = new DataInputStream(socket.getInputStream());
            send(ByteBuffer.allocate(68)
                    .put((byte) 19)
                    .put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII))
                    .putLong(0)
                    .put(infoHash.bytes())
                    .put("-XX0000-000000000000".getBytes(StandardCharsets.US_ASCII)));
            in.readFully(new byte[68]);
            send(ByteBuffer.allocate(5).putInt(1).put((byte) 2));
            assertThat(messageOfType(UNCHOKE).hasRemaining()).isFalse();
        }

        ByteBuffer block(int piece, int offset, int length) throws IOException {
            request(piece, offset, length);
            ByteBuffer message = messageOfType(PIECE);
            assertThat(message.getInt()).isEqualTo(piece);
            assertThat(message.getInt()).isEqualTo(offset);
            return message;
        }

        void request(int piece, int offset, int length) throws IOException {
            send(ByteBuffer.allocate(17)
                    .putInt(13)
                    .put((byte) REQUEST)
                    .putInt(piece)
                    .putInt(offset)
                    .putInt(length));
        }

        private void send(ByteBuffer message) throws IOException {
            socket.getOutputStream().write(message.array(), message.arrayOffset(), message.capacity());
        }

        private ByteBuffer messageOfType(int type) throws IOException {
            ByteBuffer message = message();
            while (message.get() != type) {
                message = message();
            }
            return message;
        }

        private ByteBuffer message() throws IOException {
            int length = in.readInt();
            byte[] message = new byte[length];
            in.readFully(message);
            return ByteBuffer.wrap(message);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
