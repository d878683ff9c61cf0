package org.seedcast.library.store.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;

class FileNamesTest {
    private static Item item(long id, String guid, String title) {
        return item(id, id, guid, title, "https://a.example/" + id + ".mp3");
    }

    private static Item item(long id, long episode, String guid, String title, String url) {
        Enclosure enclosure = new Enclosure(URI.create(url), Optional.empty(), OptionalLong.empty());
        EpisodeState state = new EpisodeState.Discovered(Optional.empty());
        return new Item(id, episode, new Guid(guid), title, Optional.empty(), enclosure, "", false, state);
    }

    private static Map<Long, String> names(List<Item> items) {
        return FileNames.complete(items).stream().collect(Collectors.toMap(Item::id, Item::fileName));
    }

    private static String suffixed(String stem, String key) {
        return FileName.of(Optional.empty(), stem, "mp3").distinct(key);
    }

    @Test
    void aloneANameIsPlain() {
        assertThat(names(List.of(item(1, "a", "One"), item(2, "b", "Two"))))
                .containsOnly(entry(1L, "one.mp3"), entry(2L, "two.mp3"));
    }

    @Test
    void ofThoseThatWantTheSameNameEachIsToldApart() {
        assertThat(names(List.of(item(1, "a", "One"), item(2, "b", "ONE!"), item(3, "c", "one"))))
                .containsOnly(
                        entry(1L, suffixed("one", "a")),
                        entry(2L, suffixed("one", "b")),
                        entry(3L, suffixed("one", "c")));
    }

    @Test
    void theOrderMakesNoDifference() {
        List<Item> items = new ArrayList<>(List.of(
                item(1, "a", "Same"),
                item(2, "b", "Same"),
                item(3, "c", "Other"),
                item(4, 4, "d", "Same", "https://a.example/4.ogg")));
        Map<Long, String> names = names(items);
        Collections.reverse(items);

        assertThat(names(items)).isEqualTo(names);
    }

    @Test
    void aFrozenNameStaysAndTheNewcomerYields() {
        Item frozen = item(1, "a", "Was called otherwise").named("same.mp3");

        assertThat(names(List.of(frozen, item(2, "b", "Same"))))
                .containsOnly(entry(1L, "same.mp3"), entry(2L, suffixed("same", "b")));
    }

    @Test
    void namesThatDifferOnlyInCaseAreTheSameName() {
        Item frozen = item(1, "a", "x").named("SAME.MP3");

        assertThat(names(List.of(frozen, item(2, "b", "Same")))).containsEntry(2L, suffixed("same", "b"));
    }

    @Test
    void severalFilesOfOneEpisodeAreToldApartByTheirAddress() {
        Item first = item(1, 9, "g", "Parts", "https://a.example/part1.mp3");
        Item second = item(2, 9, "g", "Parts", "https://a.example/part2.mp3");

        Map<Long, String> names = names(List.of(first, second));

        assertThat(names)
                .containsOnly(
                        entry(1L, suffixed("parts", "g\n" + first.enclosure().canonicalUrl())),
                        entry(2L, suffixed("parts", "g\n" + second.enclosure().canonicalUrl())));
        assertThat(names.get(1L)).isNotEqualTo(names.get(2L));
    }

    @Test
    void otherExtensionsNeedNoSuffix() {
        Item mp3 = item(1, 9, "g", "Both", "https://a.example/e.mp3");
        Item ogg = item(2, 9, "g", "Both", "https://a.example/e.ogg");

        assertThat(names(List.of(mp3, ogg))).containsOnly(entry(1L, "both.mp3"), entry(2L, "both.ogg"));
    }

    @Test
    void aThousandTwinsAllGetNamesOfTheirOwn() {
        List<Item> items = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            items.add(item(i, "guid-" + i, i % 2 == 0 ? "Twin" : "TWIN"));
        }

        assertThat(names(items).values().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates()
                .hasSize(1000);
    }

    /** A guid may have named a file and then have gone to another episode, or come back after it was changed. */
    @Test
    void aSuffixThatIsFrozenForAnotherIsNotGivenAgain() {
        Item frozen = item(1, "new", "Same").named(suffixed("same", "a"));
        Item plain = item(2, "b", "Same").named("same.mp3");

        String name = names(List.of(frozen, plain, item(3, "a", "Same"))).get(3L);

        assertThat(name).isEqualTo(suffixed("same", "a\n2"));
    }
}
