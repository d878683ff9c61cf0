package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;
import org.seedcast.app.Mirroring;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.RetireRequest;
import org.seedcast.failure.ExitCode;

/** Files that are fetched again as somebody says so. */
@Timeout(60)
class RefetchTest {
    private static final String FILE = "media/2025-01-02-episode-2.mp3";

    @TempDir
    Path folder = Path.of("");

    private PodcastServer podcast;
    private Mirroring mirroring;

    @BeforeEach
    void mirrored() throws Exception {
        podcast = PodcastServer.with(2, 50_000);
        mirroring = new Mirroring(folder.resolve("library")).feed(podcast.url());
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        podcast.paths();
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private void serve(byte... bytes) {
        podcast.answer(
                "/episode-2.mp3",
                new MockResponse.Builder().body(new Buffer().writeUtf8("ID3").write(bytes)));
    }

    private Path path(String name) {
        return mirroring.directory().resolve(name);
    }

    /** What is published of it. */
    private Event.ItemDone current() {
        return mirroring.events().stream()
                .filter(Event.ItemDone.class::isInstance)
                .map(Event.ItemDone.class::cast)
                .filter(item -> item.guid().equals("episode-2") && item.action() != Event.Action.SKIP)
                .findFirst()
                .orElseThrow();
    }

    private String infoHash() {
        return current().infoHash().orElseThrow().toString();
    }

    private List<Event.ItemRetired> retired() {
        return mirroring.events().stream()
                .filter(Event.ItemRetired.class::isInstance)
                .map(Event.ItemRetired.class::cast)
                .toList();
    }

    @Test
    void aFileThatIsGoneComesBackUnderItsName() throws Exception {
        String infoHash = infoHash();
        byte[] feed = Files.readAllBytes(path("site/torrents.xml"));
        Files.delete(path(FILE));
        mirroring.run();
        assertThat(path(FILE)).as("no run fetches it unasked").doesNotExist();

        assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.DONE);

        assertThat(path(FILE)).hasBinaryContent(podcast.media("episode-2"));
        assertThat(mirroring.items()).contains("episode-2 DOWNLOAD");
        assertThat(infoHash()).isEqualTo(infoHash);
        assertThat(retired()).isEmpty();
        assertThat(path("site/torrents.xml")).hasBinaryContent(feed);
        assertThat(Files.readString(path(".seedcast/seed.json")))
                .contains(String.valueOf(Files.getLastModifiedTime(path(FILE)).toMillis() / 1000));
    }

    @Test
    void aFileThatWasDamagedComesBack() throws Exception {
        Files.write(path(FILE), new byte[] {1, 2, 3});

        assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.DONE);

        assertThat(path(FILE)).hasBinaryContent(podcast.media("episode-2"));
    }

    @Test
    void theSameFileIsKept() throws Exception {
        assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).contains("episode-2 KEEP its origin serves the same file");
        assertThat(path("media")).isDirectoryNotContaining("glob:**.part*");
        assertThat(podcast.paths()).containsOnlyOnce("/episode-2.mp3").doesNotContain("/episode-1.mp3");
    }

    @Test
    void otherBytesTakeThePlaceOfAWrongFileAsAnotherTorrent() throws Exception {
        String wrong = infoHash();
        byte[] before = Files.readAllBytes(path(FILE));
        serve(new byte[60_000]);

        assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.DONE);

        Event.ItemDone done = mirroring.done("episode-2");
        assertThat(done.action()).isEqualTo(Event.Action.DOWNLOAD);
        assertThat(done.file()).isNotEqualTo(FILE).startsWith("media/2025-01-02-episode-2-");
        assertThat(path(done.file())).hasSize(60_003);
        assertThat(path(FILE)).as("published bytes are never overwritten").hasBinaryContent(before);
        assertThat(retired()).singleElement().satisfies(former -> {
            assertThat(former.file()).contains(FILE);
            assertThat(former.infoHash().orElseThrow()).hasToString(wrong);
        });
        assertThat(path("site/torrents/2025-01-02-episode-2.mp3.torrent")).doesNotExist();
        for (String file : List.of("site/torrents.xml", "site/podcast.xml", "site/index.html", ".seedcast/seed.json")) {
            assertThat(Files.readString(path(file))).as(file).doesNotContainIgnoringCase(wrong);
        }
        assertThat(Files.readString(path(".seedcast/seed.json"))).contains(infoHash());

        mirroring.refetch().run();
        assertThat(mirroring.items()).contains("episode-2 KEEP");
        assertThat(path("site/torrents/2025-01-02-episode-2.mp3.torrent")).doesNotExist();
    }

    @Test
    void whenNothingComesTheFormerStays() throws Exception {
        podcast.answer("/episode-2.mp3", new MockResponse.Builder().body("error code: 1020"));

        assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.done("episode-2").reason().orElse("")).endsWith("the origin sent text instead of media");
        assertThat(path(FILE)).hasBinaryContent(podcast.media("episode-2"));
        assertThat(mirroring.files().torrentsInFeed()).hasSize(2);
        assertThat(mirroring.refetch().run()).as("later runs").isEqualTo(ExitCode.DONE);
    }

    @Test
    void anItemThatFailedNeedNotWait() throws Exception {
        podcast.add("episode-3", 50_003).fail("/episode-3.mp3", 404);
        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        podcast.heal("/episode-3.mp3");
        mirroring.run();
        assertThat(mirroring.items()).contains("episode-3 SKIP waiting");

        assertThat(mirroring.refetch("episode-3").run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).contains("episode-3 DOWNLOAD");
    }

    @Test
    void aGuidThatNobodyKnowsIsToldBeforeAnythingIsDone() throws Exception {
        assertThat(mirroring.refetch("episode-2", "nobody").run()).isEqualTo(ExitCode.USAGE);

        assertThat(mirroring.problems().toString()).contains("has the guid nobody; nothing was done");
        assertThat(podcast.paths()).isEmpty();
        Mirroring fresh = new Mirroring(folder.resolve("fresh")).feed(podcast.url());
        assertThat(fresh.refetch("episode-2").run()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("fresh")).doesNotExist();
    }

    @Test
    void aRehearsalOnlySaysSo() throws Exception {
        Files.delete(path(FILE));

        assertThat(mirroring.refetch("episode-2").rehearse(true).run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).contains("episode-2 DOWNLOAD", "episode-1 KEEP");
        assertThat(path(FILE)).doesNotExist();
        assertThat(podcast.paths()).doesNotContain("/episode-2.mp3");
    }

    @Test
    void whatWasTakenDownStaysSo() throws Exception {
        mirroring.doing(wiring -> wiring.retire()
                .run(new RetireRequest(mirroring.directory(), List.of("episode-2"), false, false, false)));

        assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).contains("episode-2 SKIP retired");
    }

    /** The file that was right once is, again: its torrent comes back. */
    @Test
    void theFileBeforeTheWrongOneIsPublishedAgain() throws Exception {
        String first = infoHash();
        serve(new byte[60_000]);
        podcast.feed(PodcastServer.rss(PodcastServer.item("episode-2", 60_003, 2, "/episode-2.mp3")
                + PodcastServer.item("episode-1", 50_001, 1, "/episode-1.mp3")));
        mirroring.onChange(org.seedcast.config.OnChange.ADD).run();
        assertThat(mirroring.files().torrentsInFeed()).hasSize(3);
        podcast.heal("/episode-2.mp3");

        assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.done("episode-2").infoHash().orElseThrow()).hasToString(first);
        assertThat(mirroring.files().torrentsInFeed()).hasSize(2);
        assertThat(retired()).hasSize(1);
    }

    /** An origin that is ill, or well, for a while: whatever it sends, the next --refetch can put right. */
    @Test
    void theWayBackFromAWrongFileIsOpenHoweverOften() throws Exception {
        String first = infoHash();
        for (int i = 0; i < 2; i++) {
            serve(new byte[60_000]);
            assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.DONE);
            assertThat(infoHash()).isNotEqualTo(first);

            podcast.heal("/episode-2.mp3");
            assertThat(mirroring.refetch("episode-2").run()).isEqualTo(ExitCode.DONE);

            assertThat(infoHash()).isEqualTo(first);
            assertThat(current().file()).isEqualTo(FILE);
            assertThat(path("site/torrents/2025-01-02-episode-2.mp3.torrent")).isRegularFile();
            assertThat(mirroring.files().torrentsInFeed()).hasSize(2);
            assertThat(Files.readString(path(".seedcast/seed.json"))).contains(first);
        }
    }

    @Test
    void whatSomebodyTookDownComesBackByNoDetour() throws Exception {
        serve(new byte[60_000]);
        mirroring.refetch("episode-2").run();
        String second = infoHash();
        mirroring.doing(wiring -> wiring.retire()
                .run(new RetireRequest(
                        mirroring.directory(), List.of("2025-01-02-episode-2.mp3"), false, false, false)));
        podcast.heal("/episode-2.mp3");

        mirroring.refetch("episode-2").run();

        assertThat(mirroring.items())
                .contains("episode-2 KEEP its origin serves a file that was retired as 2025-01-02-episode-2.mp3");
        assertThat(infoHash()).isEqualTo(second);
    }

    /** One enclosure never takes the place of another one of its episode. */
    @Test
    void twoFilesOfAnEpisodeStayTwo() throws Exception {
        podcast.add("a", 1_000).add("b", 1_001);
        podcast.feed(
                PodcastServer.rss(
                        "<item><title>Two</title><guid>two</guid>"
                                + "<enclosure url=\"/a.mp3\" type=\"audio/mpeg\"/><enclosure url=\"/b.mp3\" type=\"audio/mpeg\"/></item>"));
        mirroring.run();
        podcast.alias("/a.mp3", "b");

        assertThat(mirroring.refetch("two").run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).contains("two DOWNLOAD", "two KEEP its origin serves the same file");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(4);
    }
}
