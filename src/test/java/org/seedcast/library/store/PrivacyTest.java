package org.seedcast.library.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.library.Catalogue;

class PrivacyTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";

    private final LibraryFixture library;

    PrivacyTest(@TempDir Path root) throws Exception {
        library = new LibraryFixture(root);
    }

    @AfterEach
    void close() throws Exception {
        library.close();
    }

    private Privacy privacy() {
        return library.library().privacy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/1.mp3?password=s", "https://a.example/1.mp3?%74oken=s"})
    void whatEarlierVersionsTookInIsLookedThroughOnce(String enclosure) throws Exception {
        library.merge(rss(item("g", "T", DATE, enclosure)));
        assertThat(privacy().isPrivate()).isFalse();

        assertThat(privacy().recognise()).isTrue();
        library.reopen();

        assertThat(privacy().isPrivate()).isTrue();
        assertThat(library.library().settings().privateFeed()).isTrue();
        assertThat(privacy().recognise()).isFalse();
    }

    @Test
    void theAddressOfTheFeedTellsToo() throws Exception {
        library.merge("https://a.example/feed?auth=s", rss(item("g", "T", DATE, "https://a.example/1.mp3")));

        assertThat(privacy().recognise()).isTrue();
    }

    @Test
    void aPublicFeedStaysPublic() throws Exception {
        library.merge(rss(item("g", "T", DATE, "https://a.example/1.mp3?key=")));

        assertThat(privacy().recognise()).isFalse();
        assertThat(privacy().isPrivate()).isFalse();
    }

    @Test
    void aFeedOfWhichItIsSaidIsPrivate() throws Exception {
        privacy().keep();
        library.library().save(library.library().settings());
        library.reopen();

        assertThat(privacy().isPrivate()).isTrue();
    }

    @Test
    void itRemembersWhereRedirectsLed() throws Exception {
        library.merge(rss(item("g", "T", DATE, "https://a.example/1.mp3")));
        privacy().keep();
        library.library().outputs().done();

        privacy().ledTo(List.of("cdn.example", "::1"));
        library.library().feedRecord().moved(URI.create("https://moved.example/feed"));
        library.reopen();

        assertThat(catalogue().ledTo()).containsExactly("cdn.example", "::1", "moved.example");
        assertThat(library.library().outputs().areDue()).isTrue();
        library.library().outputs().done();
        privacy().ledTo(List.of("::1"));
        assertThat(library.library().outputs().areDue()).as("nothing new").isFalse();
    }

    @Test
    void itRemembersNoMoreThanTheNewest() throws Exception {
        library.merge(rss(item("g", "T", DATE, "https://a.example/1.mp3")));
        privacy().keep();
        privacy().ledTo(List.of("stale.example", "steady.example"));

        for (int i = 0; i < 199; i++) {
            privacy().ledTo(List.of("steady.example", i + ".example"));
        }

        assertThat(catalogue().ledTo())
                .hasSize(200)
                .contains("steady.example", "0.example", "198.example")
                .doesNotContain("stale.example");
    }

    @Test
    void aPublicFeedHasNothingToRemember() throws Exception {
        library.merge(rss(item("g", "T", DATE, "https://a.example/1.mp3")));

        privacy().ledTo(List.of("cdn.example"));

        privacy().keep();
        assertThat(catalogue().ledTo()).isEmpty();
    }

    private Catalogue catalogue() throws Exception {
        return library.library().catalogue().orElseThrow();
    }
}
