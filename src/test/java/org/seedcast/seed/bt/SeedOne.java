package org.seedcast.seed.bt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import org.seedcast.announce.AnnounceListener;
import org.seedcast.announce.Announcer;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeedEntry;
import org.seedcast.seed.SeederSettings;
import org.seedcast.torrent.Metainfo;

/**
 * A seeder in a process of its own, so that it can live in another network: {@code SeedOne TORRENT DATA
 * ANNOUNCED}, where the last is a file made when the trackers know.
 */
final class SeedOne {
    private SeedOne() {}

    public static void main(String[] args) throws Exception {
        Path torrent = Path.of(args[0]);
        Path data = Path.of(args[1]);
        SeederSettings settings = new SeederSettings(Optional.empty(), PortChoice.USUAL, false);
        Announcer announcer = new Announcer(new OkHttpClient(), AnnounceListener.NONE);
        try (BtSeeder seeder = BtSeeder.start(settings, announcer, (kind, path, message) -> {
            throw new AssertionError(message);
        })) {
            seeder.add(new SeedEntry(Metainfo.read(torrent).infoHash(), torrent, data, FileStamp.of(data)));
            seeder.allAnnounced().join();
            Files.createFile(Path.of(args[2]));
            new CountDownLatch(1).await();
        }
    }
}
