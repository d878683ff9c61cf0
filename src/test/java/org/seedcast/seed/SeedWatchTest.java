package org.seedcast.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.InfoHash;

class SeedWatchTest {
    private static final InfoHash A = InfoHash.parse("aa".repeat(20));
    private static final InfoHash B = InfoHash.parse("bb".repeat(20));

    private final Path one;
    private final Path two;
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> found = Collections.synchronizedList(new ArrayList<>());
    private final AtomicFile file = new AtomicFile(Disk.REAL);

    SeedWatchTest(@TempDir Path directory) {
        one = directory.resolve("one/.seedcast/seed.json");
        two = directory.resolve("two/.seedcast/seed.json");
    }

    @Test
    void followsAListWhileItChanges() throws Exception {
        try (SeedWatch watch = watch(one)) {
            write(one, entry(A, 1));
            watch.start();
            assertThat(calls).containsExactly("add aa 1");
            write(one, entry(A, 1), entry(B, 1));
            assertThat(Deadline.of(Duration.ofSeconds(5)).reached(() -> calls.contains("add bb 1")))
                    .isTrue();
            write(one, entry(B, 1));
            assertThat(Deadline.of(Duration.ofSeconds(5)).reached(() -> calls.contains("remove aa")))
                    .isTrue();
            assertThat(calls).hasSize(3);
        }
    }

    @Test
    void beginsAnewWhatIsAnotherFileNow() throws Exception {
        try (SeedWatch watch = watch(one)) {
            write(one, entry(A, 1));
            watch.look();
            write(one, entry(A, 2));
            watch.look();
            assertThat(calls).containsExactly("add aa 1", "remove aa", "add aa 2");
        }
    }

    @Test
    void goesOnWhenAListIsGoneOrBroken() throws Exception {
        try (SeedWatch watch = watch(one)) {
            write(one, entry(A, 1));
            watch.look();
            Files.delete(one);
            watch.look();
            watch.look();
            assertThat(found).hasSize(1);
            Files.writeString(one, "{");
            watch.look();
            assertThat(found).containsExactly("list-unreadable " + one);
            write(one, entry(B, 1));
            watch.look();
            Files.delete(one);
            watch.look();
            assertThat(calls).containsExactly("add aa 1", "remove aa", "add bb 1");
            assertThat(found).hasSize(2);
        }
    }

    @Test
    void seedsOnceWhatTwoLibrariesList() throws Exception {
        try (SeedWatch watch = watch(one, two)) {
            write(one, entry(A, 1));
            write(two, entry(A, 2), entry(B, 2));
            watch.look();
            assertThat(calls).containsExactlyInAnyOrder("add aa 1", "add bb 2");
            write(one);
            watch.look();
            assertThat(calls.subList(2, 4)).containsExactly("remove aa", "add aa 2");
        }
    }

    private void write(Path list, SeedEntry... entries) throws IOException {
        SeedList.write(list, List.of(entries), file);
    }

    private SeedEntry entry(InfoHash infoHash, long size) {
        return new SeedEntry(infoHash, one.resolveSibling("t"), one.resolveSibling("d"), new FileStamp(size, 0, 0));
    }

    private SeedWatch watch(Path... lists) {
        return new SeedWatch(
                new RecordingSeeder(), List.of(lists), (kind, path, message) -> found.add(kind + " " + path));
    }

    private final class RecordingSeeder implements Seeder {
        @Override
        public int port() {
            return 0;
        }

        @Override
        public void add(SeedEntry entry) {
            calls.add("add " + entry.infoHash().toString().substring(0, 2) + " "
                    + entry.stamp().size());
        }

        @Override
        public void remove(InfoHash infoHash) {
            calls.add("remove " + infoHash.toString().substring(0, 2));
        }

        @Override
        public CompletableFuture<Void> allAnnounced() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public SeederStatus status() {
            return new SeederStatus(0, 0, 0, 0, List.of());
        }

        @Override
        public Map<InfoHash, TorrentActivity> activity() {
            return Map.of();
        }

        @Override
        public void close() {}
    }
}
