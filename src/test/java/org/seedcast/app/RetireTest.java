package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.RetireRequest;
import org.seedcast.app.seed.SeedService;
import org.seedcast.app.seed.Seeding;
import org.seedcast.app.seed.SeedingIntervals;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.ListenOptions;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.StopRules;
import org.seedcast.config.UploadOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Disk;
import org.seedcast.file.FailingDisk;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;
import org.seedcast.peers.Deadline;
import org.seedcast.seed.RecordingSeeder;
import org.seedcast.torrent.InfoHash;

/** What was taken down is gone from all that is published, and does not come back. */
@Timeout(120)
class RetireTest {
    private static final String SECOND = "2025-01-02-episode-2.mp3";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private Mirroring mirrored(PodcastServer podcast, String name) throws Exception {
        Mirroring mirroring = new Mirroring(folder.resolve(name)).feed(podcast.url());
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        return mirroring;
    }

    private static ExitCode retire(Mirroring mirroring, boolean delete, String... names)
            throws SeedcastException, InterruptedException {
        return mirroring
                .wiring(new StopSignal())
                .retire()
                .run(new RetireRequest(mirroring.directory(), List.of(names), delete, false, false));
    }

    private static String site(Mirroring mirroring, String name) throws Exception {
        return Files.readString(mirroring.directory().resolve("site").resolve(name));
    }

    private static void assertGone(Mirroring mirroring, InfoHash infoHash, String title) throws Exception {
        for (String name : List.of("torrents.xml", "podcast.xml", "index.html")) {
            assertThat(site(mirroring, name))
                    .as(name)
                    .doesNotContainIgnoringCase(infoHash.toString())
                    .doesNotContain(title);
        }
        assertThat(Files.readString(new Layout(mirroring.directory()).seedList()))
                .doesNotContain(infoHash.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "episode-2",
                "HASH",
                "hash",
                SECOND,
                "media/" + SECOND,
                "site/torrents/" + SECOND + ".torrent",
                SECOND + ".torrent"
            })
    void anEpisodeLeavesAllThatIsPublished(String name) throws Exception {
        try (PodcastServer podcast = PodcastServer.with(3, 1_000)) {
            Mirroring mirroring = mirrored(podcast, "library");
            InfoHash infoHash = mirroring.files().metainfo(SECOND + ".torrent").infoHash();

            retire(
                    mirroring,
                    false,
                    name.replace("HASH", infoHash.toString().toUpperCase(Locale.ROOT))
                            .replace("hash", infoHash.toString()));

            assertGone(mirroring, infoHash, "episode-2");
            assertThat(site(mirroring, "podcast.xml")).contains("episode-1", "episode-3");
            assertThat(mirroring.directory().resolve("site/torrents/" + SECOND + ".torrent"))
                    .doesNotExist();
            assertThat(mirroring.directory().resolve("site/items/" + SECOND + ".html"))
                    .doesNotExist();
            assertThat(mirroring.directory().resolve("media/" + SECOND)).exists();
        }
    }

    @Test
    void theFeedDoesNotBringItBack() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(3, 1_000)) {
            Mirroring mirroring = mirrored(podcast, "library");
            InfoHash infoHash = mirroring.files().metainfo(SECOND + ".torrent").infoHash();
            retire(mirroring, true, "episode-2");
            assertThat(mirroring.directory().resolve("media/" + SECOND)).doesNotExist();
            podcast.paths();
            podcast.add("episode-4", 1_000);

            assertThat(mirroring.retryFailed(true).run()).isEqualTo(ExitCode.DONE);

            assertThat(mirroring.items()).contains("episode-2 SKIP retired", "episode-4 DOWNLOAD");
            assertThat(podcast.paths()).doesNotContain("/episode-2.mp3");
            assertGone(mirroring, infoHash, "episode-2");
            assertThat(mirroring.latest(3).run()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void norUnderAnotherAddressOrWithMoreFiles() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            Mirroring mirroring = mirrored(podcast, "library");
            retire(mirroring, false, "episode-2");
            podcast.alias("/other.mp3", "episode-2").alias("/another.mp3", "episode-2");
            podcast.feed(PodcastServer.rss(PodcastServer.item("episode-2", 5, 2, "/other.mp3")
                    .replace("</item>", "<enclosure url=\"/another.mp3\" length=\"5\" type=\"audio/ogg\"/></item>")));

            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

            assertThat(mirroring.items())
                    .containsOnlyOnce("episode-1 KEEP")
                    .filteredOn(line -> line.startsWith("episode-2"))
                    .containsOnly("episode-2 SKIP retired");
            assertThat(site(mirroring, "podcast.xml")).doesNotContain("episode-2", "other.mp3");
        }
    }

    @Test
    void oneOfSeveralFilesCanGoAlone() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            podcast.alias("/e.ogg", "episode-1");
            podcast.feed(PodcastServer.rss(PodcastServer.item("Two ways", 5, 2, "/episode-1.mp3")
                    .replace("</item>", "<enclosure url=\"/e.ogg\" length=\"5\" type=\"audio/ogg\"/></item>")));
            Mirroring mirroring = mirrored(podcast, "library");

            retire(mirroring, false, "2025-01-02-two-ways.ogg");

            assertThat(site(mirroring, "torrents.xml"))
                    .contains("<title>Two ways</title>")
                    .doesNotContain(".ogg");
            assertThat(site(mirroring, "podcast.xml"))
                    .contains("episode-1.mp3\"", "two-ways.mp3.torrent")
                    .doesNotContain(".ogg");
            retire(mirroring, false, "2025-01-02-two-ways.mp3");
            assertThat(site(mirroring, "podcast.xml")).doesNotContain("<item>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "0123456789012345678901234567890123456789"})
    void whereOneNameMeansNothingNothingIsDone(String unknown) throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            Mirroring mirroring = mirrored(podcast, "library");
            Map<String, ?> before = mirroring.files().modified();

            assertThatThrownBy(() -> retire(mirroring, true, "episode-1", unknown))
                    .isInstanceOf(SeedcastException.class)
                    .hasMessage("nothing in " + mirroring.directory() + " is called " + unknown + "; nothing was done");

            assertThat(mirroring.files().modified()).isEqualTo(before);
            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
            assertThat(mirroring.items()).containsExactly("episode-2 KEEP", "episode-1 KEEP");
        }
    }

    @Test
    void aSecondTimeChangesNothingAndMayDelete() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            Mirroring mirroring = mirrored(podcast, "library");
            retire(mirroring, false, "episode-2");
            Map<String, ?> before = mirroring.files().modified();
            retire(mirroring, false, "episode-2");
            assertThat(mirroring.files().modified()).isEqualTo(before);
            assertThat(mirroring.events())
                    .filteredOn(Event.ItemRetired.class::isInstance)
                    .extracting(event -> ((Event.ItemRetired) event).before())
                    .containsExactly(false, true);

            retire(mirroring, true, "episode-2");
            assertThat(mirroring.directory().resolve("media/" + SECOND)).doesNotExist();
        }
    }

    /** What is deleted is forgotten: a file that later has the name is somebody else's. */
    @Test
    void whatIsPutThereLaterStays() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            Mirroring mirroring = mirrored(podcast, "library");
            retire(mirroring, true, "episode-2");
            Path media = Files.writeString(mirroring.directory().resolve("media/" + SECOND), "other");

            podcast.add("episode-3", 1_000);
            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

            assertThat(media).hasContent("other");
        }
    }

    @Test
    void aRunningSeederDropsIt() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            Mirroring mirroring = mirrored(podcast, "library");
            RecordingSeeder seeder = new RecordingSeeder();
            SeedingIntervals quick =
                    new SeedingIntervals(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(10));
            SeedService service = new SeedService(
                    (settings, findings) -> seeder,
                    Disk.REAL,
                    InstantSource.system(),
                    quick,
                    new StopSignal(),
                    event -> {});
            SeedingOptions options = new SeedingOptions(
                    new ListenOptions(OptionalInt.empty(), Optional.empty(), false, false),
                    UploadOptions.FREELY,
                    new StopRules(Optional.empty(), OptionalDouble.empty(), OptionalInt.empty()),
                    List.of());
            try (Seeding seeding = service.open(List.of(new Layout(mirroring.directory())), options)) {
                seeding.begin();
                assertThat(seeder.entries()).hasSize(2);

                retire(mirroring, true, "episode-2");

                assertThat(Deadline.of(Duration.ofSeconds(5))
                                .reached(() -> seeder.entries().size() == 1))
                        .isTrue();
            }
        }
    }

    /** Whatever operation of the disk fails: the next run, which finds the feed as it was, takes down the rest. */
    @ParameterizedTest(name = "the disk is gone afterwards: {0}")
    @ValueSource(booleans = {true, false})
    void anyBrokenTakedownIsFinishedByTheNextRun(boolean lasting) throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            int operations = 0;
            FailingDisk disk;
            do {
                operations++;
                disk = lasting ? FailingDisk.from(operations) : FailingDisk.at(operations);
                Mirroring mirroring = mirrored(podcast, "broken-" + operations);
                InfoHash infoHash =
                        mirroring.files().metainfo(SECOND + ".torrent").infoHash();
                boolean failed = isBroken(mirroring.disk(disk));
                assertThat(failed).as("operation %d was noticed", operations).isEqualTo(disk.hasFailed());
                mirroring.files().assertNoTorrentIsMissing();

                assertThat(mirroring.disk(Disk.REAL).run()).isEqualTo(ExitCode.DONE);

                assertGone(mirroring, infoHash, "episode-2");
                assertThat(mirroring.files().published().keySet())
                        .as("after operation %d failed", operations)
                        .noneMatch(name -> name.contains(SECOND));
                try (Library library = Library.open(new Layout(mirroring.directory()))) {
                    assertThat(library.outputs().areDue()).isFalse();
                }
            } while (disk.hasFailed());
            assertThat(operations).as("operations of a takedown").isGreaterThan(15);
        }
    }

    private static boolean isBroken(Mirroring mirroring) throws InterruptedException {
        try {
            return retire(mirroring, true, "episode-2") != ExitCode.DONE;
        } catch (SeedcastException e) {
            return true;
        }
    }
}
