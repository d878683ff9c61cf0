package org.seedcast.library.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.seedcast.library.store.LibraryFixture.enclosure;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.library.Entry;
import org.seedcast.library.Item;

class MergeTest {
    private static final String JUNE = "Tue, 03 Jun 2025 09:00:00 +0000";
    private static final String JULY = "Thu, 03 Jul 2025 09:00:00 +0000";

    private final Path root;
    private final LibraryFixture fixture;

    MergeTest(@TempDir Path root) throws Exception {
        this.root = root;
        this.fixture = new LibraryFixture(root.resolve("library"));
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void theGuidIsTheIdentityWhateverElseChanges() throws Exception {
        fixture.merge(rss(item("g", "Old", JUNE, "https://a.example/old.mp3")));
        Item before = fixture.item("g");

        fixture.merge(rss(item("g", "New", JUNE, "https://b.example/new.mp3")));
        fixture.merge(rss(item("g", "New", JULY, "https://c.example/newer.mp3")));

        Item after = fixture.item("g");
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.title()).isEqualTo("New");
        assertThat(after.published()).contains(Instant.parse("2025-07-03T09:00:00Z"));
        assertThat(after.enclosure().url()).hasToString("https://c.example/newer.mp3");
    }

    @Test
    void theOnlyFileOfAnEpisodeStaysTheSameWhenAddressAndTypeChange() throws Exception {
        fixture.merge(rss(multi(enclosure("https://a.example/old.mp3", "audio/mp3"))));
        Item before = fixture.item("g");

        fixture.merge(rss(multi(enclosure("https://b.example/new.mp3", "audio/mpeg"))));

        assertThat(fixture.item("g").id()).isEqualTo(before.id());
    }

    @Test
    void aTypeThatTheFeedCorrectsIsTaken() throws Exception {
        fixture.merge(rss(multi(enclosure("https://a.example/e", ""))));
        assertThat(fixture.item("g").fileName()).endsWith(".bin");

        fixture.merge(rss(multi(enclosure("https://a.example/e", "audio/ogg"))));

        assertThat(fixture.item("g").fileName()).endsWith(".ogg");
    }

    @Test
    void nothingLeavesWhenTheFeedShrinks() throws Exception {
        fixture.merge(rss(
                item("1", "One", JUNE, "https://a.example/1.mp3", "https://a.example/1b.mp3"),
                item("2", "Two", JULY, "https://a.example/2.mp3")));

        fixture.merge(rss(item("1", "One", JUNE, "https://a.example/1.mp3")));
        fixture.merge(rss());

        assertThat(fixture.library().items().all()).hasSize(3);
        assertThat(fixture.library().catalogue().orElseThrow().entries()).hasSize(2);
    }

    @Test
    void severalFilesAreMatchedByAddressAndThenByType() throws Exception {
        fixture.merge(rss(multi(
                enclosure("https://a.example/1.mp3", "audio/mpeg"),
                enclosure("https://a.example/1.ogg", "audio/ogg"),
                enclosure("https://a.example/1.mp4", "video/mp4"))));
        List<Item> before = fixture.library().items().all();

        fixture.merge(rss(multi(
                enclosure("https://b.example/moved.ogg", "audio/ogg"),
                enclosure("https://a.example/1.mp4", "video/mp4"),
                enclosure("https://b.example/moved.mp3", "audio/mpeg"),
                enclosure("https://b.example/more.opus", "audio/opus"))));

        assertThat(fixture.library().items().all())
                .extracting(Item::id, item -> item.enclosure().url().toString())
                .containsExactlyInAnyOrder(
                        tuple(idOf(before, "1.mp3"), "https://b.example/moved.mp3"),
                        tuple(idOf(before, "1.ogg"), "https://b.example/moved.ogg"),
                        tuple(idOf(before, "1.mp4"), "https://a.example/1.mp4"),
                        tuple(4L, "https://b.example/more.opus"));
    }

    @Test
    void filesOfOneTypeAreMatchedInTheirOrder() throws Exception {
        fixture.merge(rss(item("g", "Parts", JUNE, "https://a.example/p1.mp3", "https://a.example/p2.mp3")));

        fixture.merge(rss(item("g", "Parts", JUNE, "https://b.example/q1.mp3", "https://b.example/q2.mp3")));

        assertThat(fixture.library().items().all())
                .extracting(Item::id, item -> item.enclosure().url().getPath())
                .containsExactlyInAnyOrder(tuple(1L, "/q1.mp3"), tuple(2L, "/q2.mp3"));
    }

    @Test
    void addressesThatAreSwappedAreNoNews() throws Exception {
        fixture.merge(rss(item("g", "Parts", JUNE, "https://a.example/p1.mp3", "https://a.example/p2.mp3")));
        List<Item> before = fixture.library().items().all();

        fixture.merge(rss(item("g", "Parts", JUNE, "https://a.example/p2.mp3", "https://a.example/p1.mp3")));

        assertThat(fixture.library().items().all()).isEqualTo(before);
    }

    @Test
    void aLibraryBuiltInTwoStepsEqualsOneBuiltAtOnce() throws Exception {
        String one = item("b", "Same day", JUNE, "https://a.example/1.mp3");
        String two = item("a", "Same day, too", JUNE, "https://a.example/2.mp3", "https://a.example/2.ogg");
        String three = item("c", "Later", JULY, "https://a.example/3.mp3");
        String undated = "<item><title>No date</title><guid>d</guid>"
                + enclosure("https://a.example/4.mp3", "audio/mpeg") + "</item>";
        fixture.merge(rss(undated, one));
        fixture.merge(rss(three, two, one));

        try (LibraryFixture atOnce = new LibraryFixture(root.resolve("at-once"))) {
            atOnce.merge(rss(three, two, one, undated));

            assertThat(described(fixture)).isEqualTo(described(atOnce));
        }
        assertThat(described(fixture)).extracting(row -> row.get(0)).containsExactly("c", "a", "a", "b", "d");
    }

    private static List<List<String>> described(LibraryFixture fixture) throws Exception {
        return fixture.library().items().all().stream()
                .map(item ->
                        List.of(item.guid().value(), item.enclosure().url().toString(), item.fileName(), item.title()))
                .toList();
    }

    /** Two mirrors of one feed are one swarm, whatever their clocks say. */
    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:00Z", "2025-06-01T00:00:00Z", "2025-07-03T10:00:00Z", "2107-01-01T00:00:00Z"})
    void theClockHasNoSayInDateAndName(Instant now) throws Exception {
        fixture.mergeAt(now, rss(item("g", "Soon", JULY, "https://a.example/e.mp3")));

        assertThat(fixture.item("g").published()).contains(Instant.parse("2025-07-03T09:00:00Z"));
        assertThat(fixture.item("g").fileName()).isEqualTo("2025-07-03-soon.mp3");
    }

    @Test
    void episodesWithoutFilesAreKeptForThePodcastFeed() throws Exception {
        fixture.merge(rss("<item><title>Text only</title><guid>g</guid></item>"));

        assertThat(fixture.library().items().all()).isEmpty();
        assertThat(fixture.library().catalogue().orElseThrow().entries())
                .extracting(Entry::title)
                .containsExactly("Text only");
    }

    private static String multi(String... enclosures) {
        return "<item><title>T</title><guid>g</guid><pubDate>" + JUNE + "</pubDate>" + String.join("", enclosures)
                + "</item>";
    }

    private static long idOf(List<Item> items, String name) {
        return items.stream()
                .filter(item -> item.enclosure().url().getPath().endsWith(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
