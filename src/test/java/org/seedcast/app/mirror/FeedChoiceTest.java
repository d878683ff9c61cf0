package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.failure.WrongUse;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.Validators;
import org.seedcast.library.Layout;
import org.seedcast.library.ReadingTerms;
import org.seedcast.library.Subscription;

class FeedChoiceTest {
    private static final Layout LAYOUT = new Layout(Path.of("/srv/show"));

    private static String choose(@Nullable String typed, @Nullable String stored, boolean moved) throws WrongUse {
        return FeedChoice.text(FeedChoice.of(
                Optional.ofNullable(typed).map(FeedLocation::parse),
                Optional.of(subscription(stored, Optional.empty())),
                moved,
                LAYOUT));
    }

    private static Subscription subscription(@Nullable String feed, Optional<URI> movedTo) {
        return new Subscription(
                Optional.ofNullable(feed),
                movedTo,
                Validators.NONE,
                ReadingTerms.USUAL,
                ReadExtent.WHOLE,
                OptionalInt.empty(),
                Optional.empty());
    }

    @Test
    void theAddressTheFeedMovedToIsNoOtherFeed() throws Exception {
        Subscription moved = subscription("http://a.example/feed", Optional.of(URI.create("https://b.example/feed")));

        assertThat(FeedChoice.of(
                        Optional.of(FeedLocation.parse("https://b.example/feed")), Optional.of(moved), false, LAYOUT))
                .isEqualTo(FeedLocation.parse("https://b.example/feed"));
        assertThatThrownBy(() -> FeedChoice.of(
                        Optional.of(FeedLocation.parse("https://c.example/feed")), Optional.of(moved), false, LAYOUT))
                .isInstanceOf(WrongUse.class);
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
        ", , there is no feed in /srv/show yet, give one: seedcast mirror FEED --dir DIR",
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
