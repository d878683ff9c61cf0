package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedLocationTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/feed, https://a.example/feed",
        "' HTTP://A.example/my feed ', http://a.example/my%20feed",
    })
    void readsAddresses(String text, URI url) {
        assertThat(FeedLocation.parse(text)).isEqualTo(new RemoteFeed(url));
    }

    @ParameterizedTest
    @CsvSource({
        "feed.xml, feed.xml",
        "/srv/my show/feed.xml, /srv/my show/feed.xml",
        "file:///srv/my%20show/feed.xml, /srv/my show/feed.xml",
        "file:/srv/feed.xml, /srv/feed.xml",
        "file:///srv/my show/feed.xml, /srv/my show/feed.xml",
        "a:b.xml, a:b.xml",
    })
    void everythingElseIsAPath(String text, Path file) {
        assertThat(FeedLocation.parse(text)).isEqualTo(new LocalFeed(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "http://", "https://a b/feed", "ftp://a.example/feed", "feed://a.example/x"})
    void refusesWhatIsNeither(String text) {
        assertThatThrownBy(() -> FeedLocation.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"https://me:pw@a.example/feed?token=1, https://***@a.example/feed?token=***", "x/feed.xml, x/feed.xml"})
    void displaysWithoutSecrets(String text, String shown) {
        assertThat(FeedLocation.parse(text).display()).isEqualTo(shown);
    }
}
