package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Layout;
import org.seedcast.seed.SeedEntry;
import org.seedcast.seed.SeedList;

/** Seeds torrents that are in no library: what a seeder keeps of a library it keeps meanwhile in a place that goes again. */
final class BareSeeding {
    private final SeedService seeds;
    private final AtomicFile files;

    BareSeeding(SeedService seeds, AtomicFile files) {
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
                    LibraryShelf.stamp(one.torrent(), data)));
        }
        Path place = temporary();
        try {
            write(new Layout(place).seedList(), entries);
            seeds.run(List.of(place), options);
        } finally {
            remove(place);
        }
    }

    private static Path temporary() throws SeedcastException {
        try {
            return Files.createTempDirectory("seedcast-");
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

    private static void remove(Path place) throws SeedcastException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw NotWritten.of(place, e);
        }
    }
}
