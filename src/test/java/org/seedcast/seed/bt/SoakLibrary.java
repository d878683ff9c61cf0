package org.seedcast.seed.bt;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.seed.SeededLibrary;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;

/** A library of which a part never changes, while the rest comes and goes. */
final class SoakLibrary {
    private static final int STEADY = 200;
    private static final int MOVING = 100;
    private static final int MOST_BYTES = 1 << 20;

    private final Path directory;
    private final Path list;
    private final Random random = new Random(1);
    private final List<SampleTorrent> steady = new ArrayList<>();
    private final List<SampleTorrent> moving = new ArrayList<>();
    private final Map<SampleTorrent, SeedEntry> listed = new LinkedHashMap<>();

    private SoakLibrary(Path directory) {
        this.directory = directory;
        list = directory.resolve(".seedcast/seed.json");
    }

    static SoakLibrary make(Path directory, List<URI> trackers) throws IOException {
        SoakLibrary library = new SoakLibrary(directory);
        for (int number = 0; number < STEADY + MOVING; number++) {
            int bytes = 1 + library.random.nextInt(MOST_BYTES);
            SampleTorrent torrent = SampleTorrent.make(directory, "item-" + number, bytes, trackers);
            (number < STEADY ? library.steady : library.moving).add(torrent);
        }
        library.listAll();
        return library;
    }

    SeededLibrary seeded() {
        return new SeededLibrary(
                list,
                list.resolveSibling("uploads.json"),
                list.resolveSibling("right.json"),
                list.resolveSibling("stats.json"));
    }

    Stream<SampleTorrent> torrents() {
        return Stream.concat(steady.stream(), moving.stream());
    }

    int size() {
        return STEADY + MOVING;
    }

    /** One that is seeded all the time. */
    SampleTorrent anySteady() {
        return steady.get(random.nextInt(STEADY));
    }

    /** One that may be seeded now or not. */
    SampleTorrent anyMoving() {
        return moving.get(random.nextInt(MOVING));
    }

    void listAll() throws IOException {
        for (SampleTorrent torrent : torrents().toList()) {
            listed.put(torrent, torrent.entry());
        }
        write();
    }

    /** Takes some out of the list and puts others in; touches files, with and without saying so, and replaces one. */
    void change() throws IOException {
        for (int torrents = 0; torrents < 5; torrents++) {
            SampleTorrent torrent = anyMoving();
            if (listed.remove(torrent) == null) {
                listed.put(torrent, torrent.entry());
            }
        }
        touch(anyMoving());
        SampleTorrent told = anyMoving();
        touch(told);
        if (listed.containsKey(told)) {
            listed.put(told, told.entry());
        }
        replace(anyMoving());
        write();
    }

    private void touch(SampleTorrent torrent) throws IOException {
        Files.setLastModifiedTime(torrent.data(), FileTime.fromMillis(1_700_000_000_000L + random.nextInt()));
    }

    /** Another file with the same bytes and the same time. */
    private void replace(SampleTorrent torrent) throws IOException {
        Path copy = directory.resolve("copy");
        Files.copy(torrent.data(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(copy, torrent.data(), StandardCopyOption.REPLACE_EXISTING);
    }

    private void write() throws IOException {
        SeedList.write(list, List.copyOf(listed.values()), new AtomicFile(Disk.REAL));
    }
}
