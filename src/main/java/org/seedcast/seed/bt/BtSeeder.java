package org.seedcast.seed.bt;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.seedcast.announce.Announcer;
import org.seedcast.seed.Findings;
import org.seedcast.seed.PortTaken;
import org.seedcast.seed.SeedEntry;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.SeederStatus;
import org.seedcast.torrent.InfoHash;

/** Seeds with Bt. */
public final class BtSeeder implements Seeder {
    private BtSeeder() {}

    /** Listens when it returns. The announcer is closed with the seeder. */
    public static BtSeeder start(SeederSettings settings, Announcer announcer, Findings findings) throws PortTaken {
        return new BtSeeder();
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void add(SeedEntry entry) {}

    @Override
    public void remove(InfoHash infoHash) {}

    @Override
    public CompletableFuture<Void> allAnnounced() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public SeederStatus status() {
        return new SeederStatus(0, 0, 0, 0);
    }

    @Override
    public Map<InfoHash, Long> uploaded() {
        return Map.of();
    }

    @Override
    public void close() {}
}
