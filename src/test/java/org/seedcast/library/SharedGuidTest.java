package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.library.store.LibraryFixture;

/** Publishers give several episodes the same guid, in one document or one after the other. */
class SharedGuidTest {
    private final Path root;
    private final LibraryFixture fixture;

    SharedGuidTest(@TempDir Path root) throws Exception {
        this.root = root;
        this.fixture = new LibraryFixture(root.resolve("library"));
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private static String episode(String guid, String title, int day, String file) {
        String date = "%02d Jun 2025 10:00:00 +0000".formatted(day);
        return item(guid, title, date, "https://a.example/" + file);
    }

    private static String episode(int number) {
        return episode("show", "Episode " + number, number, number + ".mp3");
    }

    private static String episodes(int... numbers) {
        return rss(java.util.Arrays.stream(numbers)
                .mapToObj(SharedGuidTest::episode)
                .toArray(String[]::new));
    }

    /** What an item is called and where its file will be. */
    private static List<String> named(LibraryFixture library) throws Exception {
        return library.library().items().all().stream()
                .map(item -> item.title() + " " + item.enclosure().url().getPath() + " " + item.fileName())
                .toList();
    }

    private static List<String> guids(LibraryFixture library) throws Exception {
        return library.library().items().all().stream()
                .map(item -> item.title() + " " + item.guid())
                .toList();
    }

    private void freezeAll() throws Exception {
        for (Item item : fixture.library().items().all()) {
            fixture.library().items().begin(item);
        }
    }

    @Test
    void eachHasItsTitleDateAndName() throws Exception {
        fixture.merge(episodes(3, 2, 1));

        assertThat(named(fixture))
                .containsExactly(
                        "Episode 3 /3.mp3 2025-06-03-episode-3.mp3",
                        "Episode 2 /2.mp3 2025-06-02-episode-2.mp3",
                        "Episode 1 /1.mp3 2025-06-01-episode-1.mp3");
        assertThat(fixture.library().items().all().stream().map(Item::guid)).doesNotHaveDuplicates();
        assertThat(fixture.library().entries()).extracting(Entry::feedGuid).allMatch(guid -> guid.value()
                .equals("show"));
    }

    @Test
    void nothingChangesWhileTheFeedChangesAroundThem() throws Exception {
        fixture.merge(episodes(3, 2, 1));
        freezeAll();
        List<Item> before = fixture.library().items().all();

        fixture.merge(episodes(3, 2, 1));
        fixture.merge(episodes(1, 2, 3));
        fixture.merge(episodes(2, 3, 1));
        fixture.merge(episodes(2));
        fixture.merge(episodes(1, 3));
        fixture.merge(rss());

        assertThat(fixture.library().items().all()).isEqualTo(before);
    }

    @Test
    void aNewOneIsAddedOnTopOfThem() throws Exception {
        fixture.merge(episodes(3, 2, 1));
        freezeAll();
        List<Item> before = fixture.library().items().all();

        fixture.merge(episodes(4, 3, 2, 1));

        assertThat(fixture.library().items().all()).hasSize(4).containsAll(before);
        assertThat(named(fixture).get(0)).isEqualTo("Episode 4 /4.mp3 2025-06-04-episode-4.mp3");
    }

    @Test
    void oneAfterTheOtherTheyAreTheSameAsAllAtOnce() throws Exception {
        for (int i = 1; i <= 10; i++) {
            fixture.merge(episodes(i));
            freezeAll();
        }

        try (LibraryFixture atOnce = new LibraryFixture(root.resolve("at-once"))) {
            List<String> all = new ArrayList<>();
            for (int i = 1; i <= 10; i++) {
                all.add(episode(i));
            }
            Collections.reverse(all);
            atOnce.merge(rss(all.toArray(String[]::new)));

            assertThat(named(fixture)).isEqualTo(named(atOnce)).hasSize(10);
            assertThat(guids(fixture)).isEqualTo(guids(atOnce)).contains("Episode 1 show");
        }
    }

    @Test
    void whatChangesOfOneIsThatOnesChange() throws Exception {
        fixture.merge(episodes(3, 2, 1));
        freezeAll();
        List<Long> before =
                fixture.library().items().all().stream().map(Item::id).toList();

        fixture.merge(rss(episode(3), episode("show", "Episode 2, mended", 2, "2.mp3"), episode(1)));
        assertThat(named(fixture)).contains("Episode 2, mended /2.mp3 2025-06-02-episode-2.mp3");

        fixture.merge(rss(episode("show", "Episode 3", 9, "3.mp3"), episode("show", "Episode 2, mended", 2, "2.mp3")));
        assertThat(named(fixture).get(0)).isEqualTo("Episode 3 /3.mp3 2025-06-03-episode-3.mp3");

        fixture.merge(rss(
                episode("show", "Episode 3", 9, "moved/x3.mp3"),
                episode("show", "Episode 2, mended", 2, "moved/x2.mp3"),
                episode("show", "Episode 1", 1, "moved/x1.mp3")));
        assertThat(named(fixture))
                .containsExactly(
                        "Episode 3 /moved/x3.mp3 2025-06-03-episode-3.mp3",
                        "Episode 2, mended /moved/x2.mp3 2025-06-02-episode-2.mp3",
                        "Episode 1 /moved/x1.mp3 2025-06-01-episode-1.mp3");
        assertThat(fixture.library().items().all()).extracting(Item::id).containsExactlyElementsOf(before);
    }

    @Test
    void guidsThatAreMendedOrSpoiltLaterFetchNothing() throws Exception {
        fixture.merge(episodes(3, 2, 1));
        freezeAll();
        List<Long> before =
                fixture.library().items().all().stream().map(Item::id).toList();

        fixture.merge(rss(
                episode("e3", "Episode 3", 3, "3.mp3"),
                episode("e2", "Episode 2", 2, "2.mp3"),
                episode("show", "Episode 1", 1, "1.mp3")));
        assertThat(guids(fixture)).containsExactly("Episode 3 e3", "Episode 2 e2", "Episode 1 show");

        fixture.merge(episodes(3, 2, 1));

        assertThat(fixture.library().items().all()).extracting(Item::id).containsExactlyElementsOf(before);
        assertThat(fixture.library().items().all().stream().map(Item::guid)).doesNotHaveDuplicates();
    }

    @Test
    void guidsThatOnlyCountFromTheTopAreNoIdentity() throws Exception {
        fixture.merge(rss(episode("1", "B", 2, "b.mp3"), episode("2", "A", 1, "a.mp3")));
        freezeAll();

        fixture.merge(rss(episode("1", "C", 3, "c.mp3"), episode("2", "B", 2, "b.mp3"), episode("3", "A", 1, "a.mp3")));
        fixture.merge(rss(
                episode("1", "D", 4, "d.mp3"),
                episode("2", "C", 3, "c.mp3"),
                episode("3", "B", 2, "b.mp3"),
                episode("4", "A", 1, "a.mp3")));

        assertThat(named(fixture))
                .containsExactly(
                        "D /d.mp3 2025-06-04-d.mp3",
                        "C /c.mp3 2025-06-03-c.mp3",
                        "B /b.mp3 2025-06-02-b.mp3",
                        "A /a.mp3 2025-06-01-a.mp3");
        assertThat(fixture.library().items().all().stream().map(Item::guid)).doesNotHaveDuplicates();
    }

    @Test
    void twoOfOneDayAreTwoWhereTheGuidIsKnownToBeShared() throws Exception {
        fixture.merge(episodes(2, 1));
        String evening = "02 Jun 2025 20:00:00 +0000";

        fixture.merge(rss(item("show", "Evening edition", evening, "https://a.example/evening.mp3")));

        assertThat(named(fixture)).hasSize(3).contains("Evening edition /evening.mp3 2025-06-02-evening-edition.mp3");
    }

    /** Neither title nor moment alone make one of two whose files have nothing in common. */
    @ParameterizedTest
    @CsvSource({
        "Episode 1, 3", // a title that comes again
        "Another, 1", // a feed that only has days
    })
    void anotherFileIsAnotherEpisodeWhereTheGuidIsKnownToBeShared(String title, int day) throws Exception {
        fixture.merge(episodes(2, 1));
        freezeAll();

        fixture.merge(rss(
                episode("show", title, day, "other.mp3").replace("length=\"5\"", "length=\"7000\""),
                episode("show", "Episode 2", 2, "2.mp3")));

        assertThat(named(fixture)).hasSize(3).anyMatch(name -> name.startsWith(title + " /other.mp3"));
        assertThat(named(fixture)).anyMatch(name -> name.startsWith("Episode 1 /1.mp3"));
    }

    @Test
    void itemsThatDifferInLessAreOneEpisodeAsBefore() throws Exception {
        fixture.merge(rss(
                episode("g", "Same title", 3, "1.mp3"),
                episode("g", "Same title", 2, "2.mp3"),
                episode("h", "Same day", 5, "3.mp3"),
                episode("h", "Another title", 5, "4.mp3"),
                episode("i", "Same file", 7, "5.mp3"),
                episode("i", "Other title", 6, "5.mp3")));

        assertThat(fixture.library().entries())
                .extracting(Entry::title, entry -> entry.items().size())
                .containsExactly(tuple("Same file", 1), tuple("Same day", 2), tuple("Same title", 2));
    }

    @Test
    void whichOnesAreOneDoesNotDependOnTheirOrder() throws Exception {
        List<String> items = new ArrayList<>(List.of(
                episode("g", "Bonus", 1, "1.mp3"),
                episode("g", "Bonus", 2, "2.mp3"),
                episode("g", "News", 2, "3.mp3"),
                episode("g", "Last", 5, "4.mp3")));
        fixture.merge(rss(items.toArray(String[]::new)));
        List<String> before = named(fixture);
        freezeAll();

        Collections.reverse(items);
        fixture.merge(rss(items.toArray(String[]::new)));
        Collections.rotate(items, 1);
        fixture.merge(rss(items.toArray(String[]::new)));

        assertThat(named(fixture))
                .hasSameSizeAs(before)
                .extracting(name -> name.split(" ", 2)[1])
                .doesNotHaveDuplicates();
        assertThat(fixture.library().entries()).hasSize(3);
    }

    /** A library of an earlier program, which knew all files of a guid as those of one episode. */
    @Test
    void filesThatWereTakenForOthersAreGivenBackAndKept() throws Exception {
        String three = "https://a.example/3.mp3";
        fixture.merge(rss(item(
                "show",
                "Episode 3",
                "03 Jun 2025 10:00:00 +0000",
                three,
                "https://a.example/2.mp3",
                "https://a.example/1.mp3")));
        freezeAll();
        Function<Item, String> files = item -> item.id() + item.fileName();
        List<String> before =
                fixture.library().items().all().stream().map(files).toList();

        fixture.merge(episodes(3, 2, 1));

        assertThat(fixture.library().items().all())
                .extracting(Item::title)
                .containsExactly("Episode 3", "Episode 2", "Episode 1");
        assertThat(fixture.library().items().all().stream().map(files).toList())
                .containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatWasTakenDownStaysDownAndTheNextOneComes() throws Exception {
        fixture.merge(episodes(2, 1));
        Item second = fixture.library().items().all().get(0);
        fixture.library()
                .retirement()
                .retire(List.of(second.guid()), List.of(), EpisodeState.Leftover.SITE, java.time.Instant.EPOCH);

        fixture.merge(episodes(3, 2, 1));

        assertThat(fixture.library().items().all().stream()
                        .collect(Collectors.toMap(Item::title, item -> item.state() instanceof EpisodeState.Retired)))
                .containsEntry("Episode 1", false)
                .containsEntry("Episode 2", true)
                .containsEntry("Episode 3", false);
    }

    @Test
    void theNewestAtOneAddressMovesOnToItsOwn() throws Exception {
        fixture.merge(rss(withoutGuid(episode("", "Monday", 2, "latest.mp3"))));
        freezeAll();
        fixture.merge(rss(
                withoutGuid(episode("", "Tuesday", 3, "latest.mp3")),
                withoutGuid(episode("", "Monday", 2, "mon.mp3"))));
        freezeAll();
        List<String> before = guids(fixture);
        fixture.merge(rss(
                withoutGuid(episode("", "Wednesday", 4, "latest.mp3")),
                withoutGuid(episode("", "Tuesday", 3, "tue.mp3")),
                withoutGuid(episode("", "Monday", 2, "mon.mp3"))));

        assertThat(named(fixture))
                .containsExactly(
                        "Wednesday /latest.mp3 2025-06-04-wednesday.mp3",
                        "Tuesday /tue.mp3 2025-06-03-tuesday.mp3",
                        "Monday /mon.mp3 2025-06-02-monday.mp3");
        assertThat(guids(fixture)).contains(before.get(1));
        assertThat(fixture.library().items().all().stream().map(Item::guid)).doesNotHaveDuplicates();
    }

    private static String withoutGuid(String item) {
        return item.replace("<guid isPermaLink=\"false\"></guid>", "").replace("length=\"5\" ", "");
    }

    /** Also where they have a guid, all the same one. */
    @Test
    void anOldFileIsNeverGivenToTheNewEpisodeAtItsAddress() throws Exception {
        fixture.merge(rss(episode("g", "Monday", 2, "latest.mp3")));
        freezeAll();
        long monday = fixture.library().items().all().get(0).id();

        fixture.merge(rss(episode("g", "Tuesday", 3, "latest.mp3"), episode("g", "Monday", 2, "mon.mp3")));

        assertThat(named(fixture))
                .containsExactly("Tuesday /latest.mp3 2025-06-03-tuesday.mp3", "Monday /mon.mp3 2025-06-02-monday.mp3");
        assertThat(fixture.library().items().all().get(1).id()).isEqualTo(monday);
    }
}
