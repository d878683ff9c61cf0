package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.PodcastServer.rss;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.RetireRequest;
import org.seedcast.config.OnChange;
import org.seedcast.failure.ExitCode;

/** Guids that publishers give again: each episode is fetched once, and none is published under another's name. */
@Timeout(60)
class ReusedGuidTest {
    private static final Pattern GUID = Pattern.compile("<guid[^>]*>([^<]*)</guid>");
    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    ReusedGuidTest() throws Exception {
        podcast = PodcastServer.with(0, 0);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder.resolve("show")).feed(podcast.url());
    }

    /**
     * @param guid empty for none
     * @param length empty for none
     */
    private static String item(String guid, String title, int day, String path, String length) {
        String named = guid.isEmpty() ? "" : "<guid isPermaLink=\"false\">" + guid + "</guid>";
        return "<item><title>" + title + "</title>" + named
                + "<pubDate>%02d Mar 2025 10:00:00 GMT</pubDate>".formatted(day) + "<enclosure url=\"" + path
                + "\" type=\"audio/mpeg\" length=\"" + length + "\"/></item>";
    }

    private static List<String> all(Pattern what, Path file) throws Exception {
        return what.matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> findings(Mirroring mirroring) {
        return mirroring.events().stream()
                .filter(Event.FeedFinding.class::isInstance)
                .map(event -> ((Event.FeedFinding) event).kind())
                .toList();
    }

    private static List<String> titles(Mirroring mirroring) {
        return mirroring.events().stream()
                .filter(Event.ItemDone.class::isInstance)
                .map(Event.ItemDone.class::cast)
                .map(item -> item.title() + " " + item.action() + " " + item.file())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "show"})
    void tenWeeksAtOneAddressAreTenEpisodes(String guid) throws Exception {
        Mirroring mirroring = mirroring();
        List<String> fetched = new ArrayList<>();
        for (int week = 1; week <= 10; week++) {
            podcast.add("week-" + week, 1_000 + week).alias("/latest.mp3", "week-" + week);
            String length = guid.isEmpty() ? "" : String.valueOf(1_000 + week);
            podcast.feed(rss(item(guid, "Week " + week, week, "/latest.mp3", length)));

            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

            fetched.add("Week %d media/2025-03-%02d-week-%d.mp3".formatted(week, week, week));
            assertThat(findings(mirroring)).isEqualTo(week == 1 ? List.of() : List.of("guid-reused"));
            assertThat(podcast.paths()).containsExactly("/feed.xml", "/latest.mp3");
            mirroring.run();
            assertThat(podcast.paths()).containsExactly("/feed.xml");
        }

        assertThat(titles(mirroring).stream().map(title -> title.replace(" KEEP", "")))
                .containsExactlyInAnyOrderElementsOf(fetched);
        for (int week = 1; week <= 10; week++) {
            assertThat(mirroring.directory().resolve("media/2025-03-%02d-week-%d.mp3".formatted(week, week)))
                    .hasBinaryContent(podcast.media("week-" + week));
        }
        assertThat(all(GUID, mirroring.directory().resolve("site/podcast.xml")))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }

    @Test
    void theNextEpisodeUnderAGuidIsAddedBesideTheOneBefore() throws Exception {
        podcast.add("one", 1_001).add("two", 1_002);
        podcast.feed(rss(item("g", "One", 1, "/one.mp3", "1001")));
        Mirroring mirroring = mirroring();
        mirroring.run();

        podcast.feed(rss(item("g", "Two", 2, "/two.mp3", "1002")));
        mirroring.run();

        assertThat(titles(mirroring))
                .containsExactly("Two DOWNLOAD media/2025-03-02-two.mp3", "One KEEP media/2025-03-01-one.mp3");
        assertThat(mirroring.items().get(0)).startsWith("g#").endsWith(" DOWNLOAD guid-reused");
        assertThat(mirroring.items().get(1)).isEqualTo("g KEEP");
        assertThat(all(GUID, mirroring.directory().resolve("site/podcast.xml")).get(1))
                .isEqualTo("g");
    }

    @Test
    void whatWasNeverFetchedMakesPlaceForWhatIsAtItsAddressNow() throws Exception {
        podcast.add("tuesday", 1_000).fail("/latest.mp3", 404);
        podcast.feed(rss(item("", "Monday", 1, "/latest.mp3", "")));
        Mirroring mirroring = mirroring();
        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        podcast.alias("/latest.mp3", "tuesday");
        podcast.feed(rss(item("", "Tuesday", 2, "/latest.mp3", "")));
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(titles(mirroring)).containsExactly("Tuesday DOWNLOAD media/2025-03-02-tuesday.mp3");
    }

    @Test
    void eachRevisionKeepsItsTitle() throws Exception {
        podcast.add("a", 1_000).add("b", 1_500).alias("/e.mp3", "a");
        podcast.feed(rss(item("g", "First cut", 1, "/e.mp3", "1000")));
        Mirroring mirroring = mirroring();
        mirroring.run();

        podcast.alias("/e.mp3", "b");
        podcast.feed(rss(item("g", "Second cut", 1, "/e.mp3", "1500")));
        mirroring.onChange(OnChange.ADD).run();
        podcast.feed(rss(item("g", "Second cut, renamed", 1, "/e.mp3", "1500")));
        mirroring.run();

        assertThat(titles(mirroring).get(0)).isEqualTo("First cut KEEP media/2025-03-01-first-cut.mp3");
        assertThat(titles(mirroring).get(1)).startsWith("Second cut, renamed KEEP media/2025-03-01-second-cut-");
        assertThat(all(TITLE, mirroring.directory().resolve("site/torrents.xml")))
                .contains("First cut (2025-03-01-first-cut.mp3)", "Second cut, renamed");
    }

    @Test
    void whatTheOriginDidNotReplaceHasNoFormerTitle() throws Exception {
        podcast.add("a", 1_000).add("b", 1_500).alias("/e.mp3", "a");
        podcast.feed(rss(item("g", "Ttile", 1, "/e.mp3", "1000")));
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.feed(rss(item("g", "Title", 1, "/e.mp3", "77")));
        mirroring.onChange(OnChange.ADD).run();
        podcast.alias("/e.mp3", "b");
        podcast.feed(rss(item("g", "Other title", 1, "/e.mp3", "1500")));

        mirroring.run();
        mirroring.run();

        assertThat(titles(mirroring).get(0)).isEqualTo("Title KEEP media/2025-03-01-ttile.mp3");
        assertThat(titles(mirroring).get(1)).startsWith("Other title KEEP media/2025-03-01-other-title-");
    }

    @Test
    void severalItemsOfOneGuidAreTakenDownOneByOne() throws Exception {
        podcast.add("one", 1_001).add("two", 1_002);
        podcast.feed(rss(item("g", "Two", 2, "/two.mp3", "") + item("g", "One", 1, "/one.mp3", "")));
        Mirroring mirroring = mirroring();
        mirroring.run();
        assertThat(findings(mirroring)).containsExactly("guid-shared");
        String second = mirroring.items().get(0).split(" ", 2)[0];

        assertThat(retire(mirroring, "g")).isEqualTo(ExitCode.USAGE);
        assertThat(mirroring.problems())
                .containsExactly(
                        "g is the guid of 2 episodes; nothing was done",
                        "use one of their own names: " + second + ", 2025-03-01-one.mp3");
        assertThat(retire(mirroring, second)).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().torrentsInFeed()).hasSize(1);
        assertThat(retire(mirroring, "g")).isEqualTo(ExitCode.DONE);
        assertThat(retire(mirroring, "g")).as("again").isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().torrentsInFeed()).isEmpty();

        podcast.add("three", 1_003);
        podcast.feed(rss(item("g", "Three", 3, "/three.mp3", "") + item("g", "One", 1, "/one.mp3", "")));
        mirroring.run();
        assertThat(retire(mirroring, "g")).as("it means what it meant").isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().torrentsInFeed()).hasSize(1);
    }

    private static ExitCode retire(Mirroring mirroring, String name) throws Exception {
        return mirroring.doing(wiring ->
                wiring.retire().run(new RetireRequest(mirroring.directory(), List.of(name), false, false, false)));
    }

    /** Its address is another's by now: neither a wish nor a doubt gives the bytes there its title. */
    @ParameterizedTest
    @ValueSource(strings = {"", "show"})
    void whatIsAtAnAddressIsNeverFetchedForAnEarlierEpisode(String guid) throws Exception {
        podcast.add("monday", 1_001).add("tuesday", 1_002).alias("/latest.mp3", "monday");
        podcast.feed(rss(item(guid, "Monday", 1, "/latest.mp3", "1001")));
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.feed(rss(item(guid, "Monday", 1, "/latest.mp3", "2001")));
        mirroring.run();
        String monday = mirroring.items().get(0).split(" ", 2)[0];
        podcast.alias("/latest.mp3", "tuesday");
        podcast.feed(rss(item(guid, "Tuesday", 2, "/latest.mp3", "1002")));

        assertThat(mirroring.onChange(OnChange.ADD).run()).isEqualTo(ExitCode.DONE);
        assertThat(titles(mirroring))
                .containsExactly(
                        "Tuesday DOWNLOAD media/2025-03-02-tuesday.mp3", "Monday KEEP media/2025-03-01-monday.mp3");

        podcast.add("monday-again", 1_003).alias("/latest.mp3", "monday-again");
        podcast.feed(rss(item(guid, "Tuesday", 2, "/latest.mp3", "1002")));
        assertThat(mirroring
                        .onChange(OnChange.KEEP)
                        .refetch("2025-03-01-monday.mp3")
                        .run())
                .isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        assertThat(mirroring.done(monday).reason().orElse(""))
                .endsWith("it is now the address of a later episode; the file here stays");
        assertThat(mirroring.directory().resolve("media")).isDirectoryNotContaining("glob:**.part*");
        assertThat(all(TITLE, mirroring.directory().resolve("site/torrents.xml")))
                .contains("Monday", "Tuesday");
    }
}
