package org.seedcast.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.count.UploadCount;
import org.seedcast.seed.count.UploadsFile;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;
import org.seedcast.torrent.InfoHash;

class SeedWatchTest {
    private static final InfoHash A = InfoHash.parse("aa".repeat(20));
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final URI HERE = URI.create("http://here.example/announce");
    private static final URI THERE = URI.create("udp://there.example:6969");
    private static final InfoHash B = InfoHash.parse("bb".repeat(20));

    private final Path one;
    private final Path two;
    private final RecordingSeeder seeder = new RecordingSeeder();
    private final List<String> found = new ArrayList<>();
    private final List<EndedTorrent> ended = new ArrayList<>();
    private SeedRules rules = SeedRules.NONE;
    private Disk disk = Disk.REAL;
    private final AtomicFile file = new AtomicFile(Disk.REAL);

    SeedWatchTest(@TempDir Path directory) {
        one = directory.resolve("one/.seedcast/seed.json");
        two = directory.resolve("two/.seedcast/seed.json");
    }

    @Test
    void followsAListWhileItChanges() throws Exception {
        SeedWatch watch = watch(one);
        write(one, entry(A, 1));
        watch.look();
        assertThat(seeder.calls()).containsExactly("add aa 1");
        write(one, entry(A, 1), entry(B, 1));
        watch.look();
        assertThat(seeder.calls()).containsExactly("add aa 1", "add bb 1");
        write(one, entry(B, 1));
        watch.look();
        watch.look();
        assertThat(seeder.calls()).containsExactly("add aa 1", "add bb 1", "remove aa");
    }

    @Test
    void beginsAnewWhatIsAnotherFileNow() throws Exception {
        SeedWatch watch = watch(one);
        write(one, entry(A, 1));
        watch.look();
        write(one, entry(A, 2));
        watch.look();
        assertThat(seeder.calls()).containsExactly("add aa 1", "remove aa", "add aa 2");
    }

    @Test
    void goesOnWhenAListIsGoneOrBroken() throws Exception {
        SeedWatch watch = watch(one);
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
        assertThat(seeder.calls()).containsExactly("add aa 1", "remove aa", "add bb 1");
        assertThat(found).hasSize(2);
    }

    @Test
    void seedsOnceWhatTwoLibrariesList() throws Exception {
        SeedWatch watch = watch(one, two);
        write(one, entry(A, 1));
        write(two, entry(A, 2), entry(B, 2));
        watch.look();
        assertThat(seeder.calls()).containsExactlyInAnyOrder("add aa 1", "add bb 2");
        write(one);
        watch.look();
        assertThat(seeder.calls().subList(2, 4)).containsExactly("remove aa", "add aa 2");
    }

    @Test
    void seedsFromTheNextLibraryWhereTheFirstCopyIsBad() throws Exception {
        SeedWatch watch = watch(one, two);
        write(one, entry(A, 1), entry(B, 1));
        write(two, entry(A, 2));
        watch.look();
        seeder.tell(A, 10, NOON);

        seeder.holdBack(entry(A, 1), true);
        seeder.holdBack(entry(B, 1), true);
        watch.look();
        watch.look();

        assertThat(seeder.calls()).containsExactly("add aa 1", "add bb 1", "remove aa", "add aa 2");
        // Put right meanwhile: no reason to leave peers alone.
        seeder.holdBack(entry(A, 1), false);
        write(one, entry(A, 1));
        watch.look();
        assertThat(seeder.calls()).hasSize(5).endsWith("remove bb");
    }

    @Test
    void triesACopyAgainWhenItIsAnotherOneThanItWas() throws Exception {
        SeedEntry first = new SeedEntry(A, one.resolveSibling("t"), one.resolveSibling("d"), stamp(1));
        SeedEntry second = new SeedEntry(A, one.resolveSibling("u"), one.resolveSibling("e"), stamp(2));
        SeedWatch watch = watch(one, two);
        write(one, first);
        write(two, second);
        seeder.holdBack(first, true);
        seeder.holdBack(second, true);
        look(watch, 100);
        assertThat(seeder.calls()).containsExactly("add aa 1", "remove aa", "add aa 2");

        Files.writeString(first.torrent(), "another one, as bad");
        look(watch, 100);
        assertThat(seeder.calls()).endsWith("remove aa", "add aa 1").hasSize(5);

        // The seeder itself looks after the one it has.
        Files.writeString(first.torrent(), "the right one");
        seeder.holdBack(first, false);
        look(watch, 100);
        Files.writeString(second.torrent(), "mended");
        seeder.holdBack(second, false);
        look(watch, 100);
        assertThat(seeder.calls()).hasSize(5);

        // When that fails again, the other has its turn at once.
        seeder.holdBack(first, true);
        look(watch, 1);
        assertThat(seeder.calls()).endsWith("remove aa", "add aa 2").hasSize(7);
    }

    private static void look(SeedWatch watch, int times) {
        for (int i = 0; i < times; i++) {
            watch.look();
        }
    }

    private static FileStamp stamp(long size) {
        return new FileStamp(size, 0, 0);
    }

    @Test
    void newTrackersReachATorrentThatIsBeingSeeded() throws Exception {
        SeedWatch watch = watch(one);
        write(one, entry(A, 1).with(List.of(HERE)), entry(B, 1).with(List.of(HERE)));
        watch.look();
        assertThat(seeder.entries()).extracting(SeedEntry::trackers).containsExactly(List.of(HERE), List.of(HERE));
        write(one, entry(A, 1).with(List.of(HERE, THERE)), entry(B, 1).with(List.of(HERE)));
        watch.look();
        watch.look();
        write(one, entry(A, 1), entry(B, 1).with(List.of(HERE)));
        watch.look();
        assertThat(seeder.calls().subList(2, seeder.calls().size()))
                .containsExactly("announce aa [" + HERE + ", " + THERE + "]", "announce aa []");
    }

    @Test
    void aTorrentOfTwoLibrariesIsAnnouncedToTheTrackersOfBoth() throws Exception {
        SeedWatch watch = watch(one, two);
        write(one, entry(A, 1).with(List.of(HERE)));
        write(two, entry(A, 2).with(List.of(THERE, HERE)));
        watch.look();
        assertThat(seeder.entries()).containsExactly(entry(A, 1).with(List.of(HERE, THERE)));
        write(two);
        watch.look();
        assertThat(seeder.calls()).containsExactly("add aa 1", "announce aa [" + HERE + "]");
    }

    @Test
    void whatWasHashedAndFoundRightIsNotReadAgain() throws Exception {
        write(one, entry(A, 1), entry(B, 1));
        SeedWatch before = watch(one);
        before.look();
        seeder.hashed(A, copied(1));
        before.look();

        watch(one).look();
        assertThat(seeder.entries()).containsExactlyInAnyOrder(entry(A, 1).with(copied(1)), entry(B, 1));
        // Of a second start nothing was hashed, and the file is still what it was.
        watch(one).look();
        assertThat(seeder.entries()).contains(entry(A, 1).with(copied(1)));
    }

    @Test
    void aNewStampInTheListIsTrustedMoreThanWhatWasHashedBefore() throws Exception {
        write(one, entry(A, 1));
        SeedWatch before = watch(one);
        before.look();
        seeder.hashed(A, copied(1));
        before.look();
        write(one, entry(A, 2));

        watch(one).look();
        assertThat(seeder.entries()).containsExactly(entry(A, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\": 2, \"torrents\": []}",
                "{\"version\": 1, \"torrents\": [{}]}",
                "{\"version\": 1, \"torrents\": [{\"listed\": {}, \"found\": {}}]}",
                "{\"version\": 1, \"torrents\": [{\"found\": {\"size\": \"x\"}}]}"
            })
    void anUnreadableMemoryOnlyMeansThatContentIsHashedAgain(String text) throws Exception {
        write(one, entry(A, 1));
        Files.writeString(one.resolveSibling("right.json"), text);
        SeedWatch watch = watch(one);
        watch.look();
        assertThat(seeder.entries()).containsExactly(entry(A, 1));
        seeder.hashed(A, copied(1));
        watch.look();

        watch(one).look();
        assertThat(seeder.entries()).containsExactly(entry(A, 1).with(copied(1)));
    }

    @Test
    void whatCouldNotBeWrittenDownIsTriedAgain() throws Exception {
        write(one, entry(A, 1));
        FullDisk full = new FullDisk();
        disk = full;
        SeedWatch before = watch(one);
        before.look();
        full.full = true;
        seeder.hashed(A, copied(1));
        before.look();
        full.full = false;
        before.look();

        watch(one).look();
        assertThat(seeder.entries()).containsExactly(entry(A, 1).with(copied(1)));
    }

    private static FileStamp copied(long size) {
        return new FileStamp(size, 7, 8);
    }

    @Test
    void aRuleEndsATorrentForGood() throws Exception {
        rules = new SeedRules(OptionalDouble.of(2), OptionalInt.empty());
        SeedWatch watch = watch(one);
        write(one, entry(A, 1), entry(B, 1));
        watch.look();
        seeder.tell(A, 1_999, NOON);
        watch.look();
        assertThat(ended).isEmpty();

        seeder.tell(A, 2_000, NOON);
        watch.look();
        watch.look();
        // Written anew by a mirror, and listed again after it was retired: it stays ended.
        write(one, entry(B, 1));
        watch.look();
        write(one, entry(A, 2), entry(B, 1));
        watch.look();

        assertThat(seeder.calls()).containsExactlyInAnyOrder("add aa 1", "add bb 1", "remove aa");
        assertThat(ended).containsExactly(new EndedTorrent(A, "name of aa", SeedRules.Rule.RATIO, 1_000, 2_000, 0));
        assertThat(watch.isDone()).isFalse();
    }

    @Test
    void copiesElsewhereEndATorrent() throws Exception {
        rules = new SeedRules(OptionalDouble.empty(), OptionalInt.of(3));
        SeedWatch watch = watch(one);
        write(one, entry(A, 1));
        watch.look();
        seeder.tell(A, 10, 3, Optional.empty());
        watch.look();

        assertThat(seeder.calls()).containsExactly("add aa 1", "remove aa");
        assertThat(ended).containsExactly(new EndedTorrent(A, "name of aa", SeedRules.Rule.COPIES, 1_000, 10, 3));
        assertThat(watch.isDone()).isTrue();
    }

    @Test
    void whatReachedItsRatioBeforeIsNotEvenAnnounced() throws Exception {
        rules = new SeedRules(OptionalDouble.of(2), OptionalInt.empty());
        write(one, entry(A, 500), entry(B, 501));
        UploadCount before = new UploadCount(1_000, Optional.of(NOON));
        UploadsFile.write(one.resolveSibling("uploads.json"), Map.of(A, before, B, before), file);
        SeedWatch watch = watch(one);
        watch.look();

        assertThat(seeder.calls()).containsExactly("add bb 501");
        assertThat(ended).containsExactly(new EndedTorrent(A, "d", SeedRules.Rule.RATIO, 500, 1_000, 0));
    }

    @Test
    void isDoneOnlyWhereEveryTorrentOfEveryLibraryWasEnded() throws Exception {
        rules = new SeedRules(OptionalDouble.empty(), OptionalInt.of(1));
        SeedWatch watch = watch(one, two);
        write(one);
        watch.look();
        assertThat(watch.isDone()).as("one is empty, the other cannot be read").isFalse();
        write(two);
        watch.look();
        assertThat(watch.isDone()).as("both are empty").isFalse();

        write(two, entry(A, 1), entry(B, 1));
        seeder.tell(A, 0, 1, Optional.empty());
        watch.look();
        assertThat(watch.isDone()).as("one has not ended").isFalse();
        seeder.tell(B, 0, 1, Optional.empty());
        watch.look();
        assertThat(watch.isDone()).isTrue();

        Files.writeString(one, "{");
        watch.look();
        assertThat(watch.isDone()).as("who knows what else is listed").isFalse();
    }

    private void write(Path list, SeedEntry... entries) throws IOException {
        SeedList.write(list, List.of(entries), file);
    }

    private SeedEntry entry(InfoHash infoHash, long size) {
        return new SeedEntry(infoHash, one.resolveSibling("t"), one.resolveSibling("d"), stamp(size));
    }

    private SeedWatch watch(Path... lists) {
        List<SeededLibrary> libraries = Stream.of(lists)
                .map(list -> new SeededLibrary(
                        list,
                        list.resolveSibling("uploads.json"),
                        list.resolveSibling("right.json"),
                        list.resolveSibling("stats.json")))
                .toList();
        Findings findings = (kind, path, message) -> found.add(kind + " " + path);
        return new SeedWatch(
                seeder,
                libraries,
                new UploadCounts(seeder, libraries, Disk.REAL, findings),
                rules,
                ended::add,
                disk,
                findings);
    }
}
