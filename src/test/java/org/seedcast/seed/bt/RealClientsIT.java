package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.announce.Announcer;
import org.seedcast.peers.Aria2;
import org.seedcast.peers.Download;
import org.seedcast.peers.Leecher;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.Program;
import org.seedcast.peers.Qbittorrent;
import org.seedcast.peers.Rtorrent;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.peers.Transmission;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.bt.Rendezvous.Content;
import org.seedcast.seed.count.TorrentActivity;

/** Clients that people use must get every byte. They spend most of their time waiting, so several do it at once. */
@Execution(ExecutionMode.CONCURRENT)
class RealClientsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Path directory;

    RealClientsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead             | seeder
            PREFERRED  | FILE    | TORRENT          | 203.0.113.1
            PREFERRED  | ALBUM   | MAGNET           | 2001:db8::1
            REQUIRED   | ALBUM   | TORRENT          | 203.0.113.1
            REQUIRED   | FILE    | MAGNET           | 203.0.113.1
            REQUIRED   | FILE    | TORRENT          | 2001:db8::1
            TOLERATED  | FILE    | TORRENT_OVER_UDP | 203.0.113.1
            TOLERATED  | ALBUM   | MAGNET           | 203.0.113.1
            TOLERATED  | ALBUM   | TORRENT          | 2001:db8::1
            """)
    void transmission(Transmission.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        downloads(seeder, content, lead, (download, port) -> Transmission.start(download, encryption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead             | seeder
            DEFAULT    | FILE    | TORRENT          | 127.0.0.1
            DEFAULT    | ALBUM   | MAGNET           | ::1
            NONE       | ALBUM   | TORRENT_AND_PEER | 127.0.0.1
            NONE       | FILE    | MAGNET_AND_PEER  | ::1
            RC4        | FILE    | TORRENT_AND_PEER | 127.0.0.1
            RC4        | ALBUM   | MAGNET           | 127.0.0.1
            RC4        | FILE    | TORRENT          | ::1
            NONE       | FILE    | TORRENT_OVER_UDP | 127.0.0.1
            EITHER     | ALBUM   | TORRENT_OVER_UDP | 127.0.0.1
            EITHER     | FILE    | MAGNET_AND_PEER  | 127.0.0.1
            EITHER     | ALBUM   | TORRENT_AND_PEER | ::1
            HANDSHAKE  | FILE    | TORRENT          | 127.0.0.1
            HANDSHAKE  | ALBUM   | MAGNET_AND_PEER  | 127.0.0.1
            HANDSHAKE  | FILE    | TORRENT_AND_PEER | ::1
            """)
    void libtorrent(Libtorrent.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        downloads(
                seeder,
                content,
                lead,
                (download, port) -> lead == Lead.TORRENT_AND_PEER
                        ? Libtorrent.start(download, encryption, seeder, port)
                        : Libtorrent.start(download, encryption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead    | seeder
            DEFAULT    | FILE    | TORRENT | 127.0.0.1
            DEFAULT    | ALBUM   | MAGNET  | 127.0.0.1
            DEFAULT    | ALBUM   | TORRENT | ::1
            HANDSHAKE  | FILE    | TORRENT | 127.0.0.1
            HANDSHAKE  | ALBUM   | MAGNET  | ::1
            RC4        | ALBUM   | TORRENT | 127.0.0.1
            RC4        | FILE    | MAGNET  | 127.0.0.1
            RC4        | FILE    | TORRENT | ::1
            """)
    void aria2(Aria2.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        downloads(seeder, content, lead, (download, port) -> Aria2.start(download, encryption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead             | seeder
            NONE       | FILE    | TORRENT          | 203.0.113.1
            NONE       | ALBUM   | MAGNET           | 203.0.113.1
            NONE       | ALBUM   | TORRENT          | 2001:db8::1
            TRY        | ALBUM   | TORRENT          | 203.0.113.1
            TRY        | FILE    | MAGNET           | 203.0.113.1
            REQUIRE    | FILE    | TORRENT_OVER_UDP | 203.0.113.1
            REQUIRE    | ALBUM   | MAGNET           | 203.0.113.1
            REQUIRE    | FILE    | TORRENT          | 2001:db8::1
            RC4        | ALBUM   | TORRENT          | 203.0.113.1
            RC4        | FILE    | MAGNET           | 203.0.113.1
            RC4        | ALBUM   | MAGNET           | 2001:db8::1
            """)
    void rtorrent(Rtorrent.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        downloads(seeder, content, lead, (download, port) -> Rtorrent.start(download, encryption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead             | seeder
            ALLOWED    | FILE    | TORRENT          | 127.0.0.1
            ALLOWED    | ALBUM   | MAGNET           | 127.0.0.1
            ALLOWED    | ALBUM   | TORRENT          | ::1
            FORCED     | FILE    | TORRENT_OVER_UDP | 127.0.0.1
            FORCED     | ALBUM   | TORRENT          | 127.0.0.1
            FORCED     | FILE    | MAGNET_AND_PEER  | ::1
            """)
    void qbittorrent(Qbittorrent.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        downloads(seeder, content, lead, (download, port) -> Qbittorrent.start(download, encryption));
    }

    /** They must take what looks like a peer that has a few pieces only, and ask for those it tells of next. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            client       | content | lead    | seeder
            LIBTORRENT   | FILE    | TORRENT | 127.0.0.1
            LIBTORRENT   | ALBUM   | MAGNET  | 127.0.0.1
            TRANSMISSION | FILE    | TORRENT | 203.0.113.1
            TRANSMISSION | ALBUM   | MAGNET  | 203.0.113.1
            QBITTORRENT  | ALBUM   | TORRENT | 127.0.0.1
            RTORRENT     | FILE    | TORRENT | 203.0.113.1
            ARIA2        | FILE    | TORRENT | 127.0.0.1
            """)
    void takesPieceByPiece(Taker client, Content content, Lead lead, String seeder) throws Exception {
        downloads(seeder, content, lead, SeedOne.Giving.PIECE_BY_PIECE, (download, port) -> client.start(download));
    }

    /** Each as it is when nobody has set anything. */
    private enum Taker {
        LIBTORRENT,
        TRANSMISSION,
        QBITTORRENT,
        RTORRENT,
        ARIA2;

        Leecher start(Download download) throws Exception {
            return switch (this) {
                case LIBTORRENT -> Libtorrent.start(download, Libtorrent.Encryption.DEFAULT);
                case TRANSMISSION -> Transmission.start(download, Transmission.Encryption.PREFERRED);
                case QBITTORRENT -> Qbittorrent.start(download, Qbittorrent.Encryption.ALLOWED);
                case RTORRENT -> Rtorrent.start(download, Rtorrent.Encryption.TRY);
                case ARIA2 -> Aria2.start(download, Aria2.Encryption.DEFAULT);
            };
        }
    }

    @Test
    void whatIsCountedIsWhatWasReceived() throws Exception {
        SampleTorrent sample = SampleTorrent.make(directory, "counted.bin", 1_000_001, List.of());
        SeederSettings settings =
                new SeederSettings(Optional.of(InetAddress.getLoopbackAddress()), new PortChoice.Given(0), false);
        Announcer announcer = new Announcer(new OkHttpClient(), notice -> {});
        try (Seeder seeder = BtSeeder.start(settings, announcer, (kind, path, message) -> {
            throw new AssertionError(message);
        })) {
            seeder.add(sample.entry());
            seeder.allAnnounced().get(5, TimeUnit.SECONDS);
            Libtorrent.download(
                    sample.torrent().toString(), directory, seeder.port(), Libtorrent.Encryption.RC4, LIMIT);
            assertThat(seeder.activity().get(sample.infoHash())).returns(1_000_001L, TorrentActivity::uploadedBytes);
        }
        assertThat(sample.sumsIn(directory)).isEqualTo(sample.sums());
    }

    private void downloads(String address, Content content, Lead lead, Client client) throws Exception {
        downloads(address, content, lead, SeedOne.Giving.ALL, client);
    }

    private void downloads(String address, Content content, Lead lead, SeedOne.Giving giving, Client client)
            throws Exception {
        try (Rendezvous place = new Rendezvous(address, content, lead, directory)) {
            place.startTracker();
            Program seeder = place.startSeeder(giving);
            try (Leecher leecher = client.start(place.download(), place.seederPort())) {
                place.complete(leecher, seeder, LIMIT);
            }
        }
    }

    /** Starts what downloads from a seeder at {@code port}. */
    @FunctionalInterface
    private interface Client {
        Leecher start(Download download, int port) throws Exception;
    }
}
