package org.seedcast.seed.bt;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.peers.Aria2;
import org.seedcast.peers.Download;
import org.seedcast.peers.Leecher;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.Program;
import org.seedcast.peers.Qbittorrent;
import org.seedcast.peers.Rtorrent;
import org.seedcast.peers.TinyTracker;
import org.seedcast.peers.Transmission;
import org.seedcast.seed.bt.Rendezvous.Content;

/**
 * Clients that know nobody and only wait at their tracker must be called, and get every byte. No magnet links for aria2
 * and rtorrent: once they have the metadata they hang up and begin anew, and would have to be called again.
 */
@Execution(ExecutionMode.CONCURRENT)
class DialledClientsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Path directory;

    DialledClientsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead    | seeder
            PREFERRED  | FILE    | TORRENT | 203.0.113.1
            REQUIRED   | ALBUM   | TORRENT | 203.0.113.1
            REQUIRED   | FILE    | MAGNET  | 2001:db8::1
            TOLERATED  | ALBUM   | MAGNET  | 203.0.113.1
            """)
    void transmission(Transmission.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        isServed(seeder, content, lead, download -> Transmission.start(download, encryption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead    | seeder
            DEFAULT    | FILE    | TORRENT | 127.0.0.1
            DEFAULT    | ALBUM   | MAGNET  | ::1
            NONE       | ALBUM   | TORRENT | 127.0.0.1
            NONE       | FILE    | MAGNET  | ::1
            RC4        | ALBUM   | TORRENT | ::1
            RC4        | FILE    | MAGNET  | 127.0.0.1
            EITHER     | FILE    | TORRENT | 127.0.0.1
            EITHER     | ALBUM   | MAGNET  | 127.0.0.1
            HANDSHAKE  | FILE    | TORRENT | ::1
            HANDSHAKE  | ALBUM   | MAGNET  | 127.0.0.1
            """)
    void libtorrent(Libtorrent.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        isServed(seeder, content, lead, download -> Libtorrent.start(download, encryption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead    | seeder
            DEFAULT    | FILE    | TORRENT | 127.0.0.1
            HANDSHAKE  | ALBUM   | TORRENT | 127.0.0.1
            RC4        | ALBUM   | TORRENT | ::1
            """)
    void aria2(Aria2.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        isServed(seeder, content, lead, download -> Aria2.start(download, encryption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead    | seeder
            NONE       | FILE    | TORRENT | 203.0.113.1
            TRY        | ALBUM   | TORRENT | 203.0.113.1
            REQUIRE    | ALBUM   | TORRENT | 203.0.113.1
            RC4        | FILE    | TORRENT | 203.0.113.1
            """)
    void rtorrent(Rtorrent.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        isServed(seeder, content, lead, download -> Rtorrent.start(download, encryption));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            encryption | content | lead    | seeder
            ALLOWED    | FILE    | TORRENT | 127.0.0.1
            FORCED     | ALBUM   | MAGNET  | 127.0.0.1
            FORCED     | FILE    | TORRENT | ::1
            """)
    void qbittorrent(Qbittorrent.Encryption encryption, Content content, Lead lead, String seeder) throws Exception {
        isServed(seeder, content, lead, download -> Qbittorrent.start(download, encryption));
    }

    private void isServed(String address, Content content, Lead lead, Client client) throws Exception {
        try (Rendezvous place = new Rendezvous(address, content, lead, directory)) {
            TinyTracker tracker = place.startTrackerForSeeder();
            try (Leecher leecher = client.start(place.download())) {
                tracker.awaitLeecher();
                Program seeder = place.startSeeder(SeedOne.Dialling.EVERYBODY);
                place.complete(leecher, seeder, LIMIT);
            }
        }
    }

    @FunctionalInterface
    private interface Client {
        Leecher start(Download download) throws Exception;
    }
}
