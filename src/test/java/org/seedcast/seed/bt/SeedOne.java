package org.seedcast.seed.bt;

import ch.qos.logback.classic.Level;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.seedcast.announce.Announcer;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.Metainfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A seeder in a process of its own, so that it can live in another network: {@code SeedOne ADDRESS TORRENT DATA
 * ANNOUNCED DIALLING [GIVING]}, where an address of the loopback is listened on alone, and the file ANNOUNCED comes to hold the
 * port once the trackers know. It logs all there is to know about its peers.
 */
final class SeedOne {
    /** Which of the peers it learns of it connects to. */
    enum Dialling {
        NOBODY,
        EVERYBODY
    }

    /** How content is given out. */
    enum Giving {
        ALL,
        /** Super-seeding (BEP 16). */
        PIECE_BY_PIECE
    }

    /** Whoever started it is gone by then. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(SeedOne.class);

    private SeedOne() {}

    public static void main(String[] args) throws Exception {
        if (LoggerFactory.getLogger("org.seedcast") instanceof ch.qos.logback.classic.Logger logger) {
            logger.setLevel(Level.DEBUG);
        }
        InetAddress address = InetAddress.getByName(args[0]);
        Path torrent = Path.of(args[1]);
        Path data = Path.of(args[2]);
        Path announced = Path.of(args[3]);
        boolean dials = Dialling.valueOf(args[4]) == Dialling.EVERYBODY;
        SeederSettings settings = address.isLoopbackAddress()
                ? new SeederSettings(Optional.of(address), new PortChoice.Given(0), false)
                : new SeederSettings(Optional.empty(), PortChoice.USUAL, false);
        if (args.length > 5 && Giving.valueOf(args[5]) == Giving.PIECE_BY_PIECE) {
            settings = settings.withSuperSeeding();
        }
        Announcer announcer = new Announcer(new OkHttpClient(), notice -> LOG.warn("{}", notice));
        try (BtSeeder seeder = BtSeeder.start(settings.dialling(peer -> dials), announcer, (kind, path, message) -> {
            throw new AssertionError(message);
        })) {
            Metainfo metainfo = Metainfo.read(torrent);
            FileStamp stamp = ContentStamps.of(ContentLayout.of(metainfo.info(), data))
                    .orElseThrow()
                    .total();
            seeder.add(new SeedEntry(metainfo.infoHash(), torrent, data, stamp));
            seeder.allAnnounced().join();
            Path whole = Files.writeString(announced.resolveSibling("port"), String.valueOf(seeder.port()));
            Files.move(whole, announced, StandardCopyOption.ATOMIC_MOVE);
            Thread.currentThread().join(LONGEST.toMillis());
        }
    }
}
