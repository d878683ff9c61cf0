package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.library.LibraryFixture.item;
import static org.seedcast.library.LibraryFixture.rss;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
}
