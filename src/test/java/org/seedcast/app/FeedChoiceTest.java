package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.feed.FeedLocation;
import org.seedcast.library.Layout;

class FeedChoiceTest {
    private static final Layout LAYOUT = new Layout(Path.of("/srv/show"));

    private static String choose(@Nullable String typed, @Nullable String stored, boolean moved) throws WrongUse {
        return FeedChoice.text(FeedChoice.of(
                Optional.ofNullable(typed).map(FeedLocation::parse), Optional.ofNullable(stored), moved, LAYOUT));
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/feed, , false, http://a.example/feed",
        ", http://a.example/feed, false, http://a.example/feed",
        "http://a.example/feed, http://a.example/feed, false, http://a.example/feed",
        "http://b.example/feed, http://a.example/feed, true, http://b.example/feed",
        "/label/feed.xml, , false, /label/feed.xml",
        "/label/x/../feed.xml, /label/feed.xml, false, /label/feed.xml",
        "file:///label/feed.xml, /label/feed.xml, false, /label/feed.xml",
    })
    void theLibrarysFeedStaysUnlessItMoved(
            @Nullable String typed, @Nullable String stored, boolean moved, String chosen) throws Exception {
        assertThat(choose(typed, stored, moved)).isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        ", , there is no feed in /srv/show yet, name one: seedcast mirror FEED --dir DIR",
        "http://b.example/feed, http://u:geheim@a.example/feed, /srv/show mirrors another feed: http://***@a.example/feed,"
                + " 'use another --dir for this one, or --moved if the show has a new address'",
    })
    void otherwiseItIsWrongUse(@Nullable String typed, @Nullable String stored, String message, String hint) {
        assertThatThrownBy(() -> choose(typed, stored, false))
                .isInstanceOf(WrongUse.class)
                .hasMessage(message)
                .matches(e -> ((WrongUse) e).hint().equals(Optional.of(hint)));
    }
}
