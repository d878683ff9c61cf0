package org.seedcast.app.torrent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.app.seed.SeedService;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.TemporaryFolder;
import org.seedcast.library.Layout;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;

/** Seeds torrents that are in no library; the seeder's state lives in a temporary place. */
final class StandaloneSeeding {
    private final SeedService seeds;
    private final AtomicFile files;

    StandaloneSeeding(SeedService seeds, AtomicFile files) {
        this.seeds = seeds;
        this.files = files;
    }

    void run(List<MadeTorrent> made, SeedingOptions options) throws SeedcastException, InterruptedException {
        List<SeedEntry> entries = new ArrayList<>();
        for (MadeTorrent one : made) {
            Path data = one.data().toAbsolutePath().normalize();
            entries.add(new SeedEntry(
                    one.torrent().infoHash(),
                    one.file().orElseThrow().toAbsolutePath().normalize(),
                    data,
                    LibraryOutput.stamp(one.torrent(), data)));
        }
        try (TemporaryFolder place = TemporaryFolder.make()) {
            write(new Layout(place.path()).seedList(), entries);
            seeds.run(List.of(place.path()), options);
        } catch (IOException e) {
            throw NotWritten.of(Path.of(System.getProperty("java.io.tmpdir", "")), e);
        }
    }

    private void write(Path list, List<SeedEntry> entries) throws SeedcastException {
        try {
            SeedList.write(list, entries, files);
        } catch (IOException e) {
            throw NotWritten.of(list, e);
        }
    }
}
