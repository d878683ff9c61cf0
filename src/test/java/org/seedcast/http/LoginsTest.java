package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed for one host is seen by no other. */
class LoginsTest {
    private static final Netrc NETRC =
            Netrc.parse("machine feed.example login net password rc\nmachine media.example login m password n\n"
                    + "default login d password e");

    private static Request shown(Logins logins, String url) {
        return logins.shownIn(new Request.Builder().url(url).build());
    }

    private static void assertAuthorization(Request request, @Nullable String userAndPassword) {
        String[] parts = userAndPassword == null ? new String[0] : userAndPassword.split(":", -1);
        assertThat(request.header("Authorization"))
                .isEqualTo(userAndPassword == null ? null : Credentials.basic(parts[0], parts[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "https://me:pw@feed.example/f, https://me:pw@feed.example/f, me:pw",
        "https://me:pw@feed.example/f, https://feed.example/a.mp3, me:pw",
        "https://me:pw@feed.example/f, https://other.example/a.mp3,",
        "https://me:pw@feed.example/f, https://feed.example.evil.example/a.mp3,",
        "https://me:pw@feed.example/f, https://feed.example:8443/a.mp3,",
        "https://me:pw@feed.example/f, http://feed.example/a.mp3,",
        "http://me:pw@feed.example/f, https://feed.example/a.mp3,",
        "https://feed.example/f, https://you:x@other.example/a.mp3, you:x",
        "https://me:pw@feed.example/f, https://you:x@feed.example/a.mp3, you:x",
        "https://feed.example/f, https://feed.example/a.mp3,",
    })
    void aPasswordInAUrlGoesToItsHostAlone(String feed, String url, @Nullable String login) {
        Logins logins = new Logins(Optional.of(URI.create(feed)), List.of(), Netrc.NONE, false);

        assertAuthorization(shown(logins, url), login);
    }

    @ParameterizedTest
    @CsvSource({
        "https://feed.example/f, false, https://feed.example/a.mp3, net:rc",
        "https://feed.example/f, false, http://feed.example/a.mp3,",
        "http://feed.example/f, false, https://feed.example:8443/a.mp3, net:rc",
        "https://unnamed.example/f, false, https://unnamed.example/f, d:e",
        "https://unnamed.example/f, true, https://unnamed.example/a.mp3, d:e",
        "http://unnamed.example/f, false, https://unnamed.example/a.mp3, d:e",
        "http://unnamed.example:8080/f, false, http://unnamed.example:8080/a.mp3, d:e",
        // Another port may be another server, and it was the feed that named it.
        "http://unnamed.example/f, false, http://unnamed.example:8080/a.mp3,",
        "http://unnamed.example/f, true, http://unnamed.example:8080/a.mp3,",
        "http://unnamed.example/f, false, https://unnamed.example:8443/a.mp3,",
        "http://unnamed.example:8080/f, false, http://unnamed.example/a.mp3,",
        "http://unnamed.example:8080/f, false, https://unnamed.example/a.mp3,",
        "https://unnamed.example/f, false, https://unnamed.example./a.mp3,",
        "https://unnamed.example/f, false, https://www.unnamed.example/a.mp3,",
        // A hostile feed may name any machine; what it sends would be published.
        "https://feed.example/f, false, https://media.example/a.mp3,",
        "https://feed.example/f, false, https://other.example/a.mp3,",
        "https://feed.example/f, true, https://media.example/a.mp3, m:n",
        "https://feed.example/f, true, https://other.example/a.mp3,",
        "https://me:pw@feed.example/f, false, https://feed.example/a.mp3, me:pw",
    })
    void netrcIsForTheHostOfTheFeed(String feed, boolean anywhere, String url, @Nullable String login) {
        Logins logins = new Logins(Optional.of(URI.create(feed)), List.of(), NETRC, anywhere);

        assertAuthorization(shown(logins, url), login);
    }

    @ParameterizedTest
    @CsvSource({
        "https://feed.example/f, true",
        "https://feed.example:8443/a.mp3, true",
        "https://FEED.example/a.mp3, true",
        "http://feed.example/a.mp3, false",
        "https://www.feed.example/a.mp3, false",
        "https://other.example/a.mp3, false",
    })
    void headersAreForTheHostOfTheFeed(String url, boolean seen) {
        Logins logins = new Logins(
                Optional.of(URI.create("https://feed.example/f")),
                List.of(new Logins.Header("X-Key", "geheim"), new Logins.Header("Authorization", "Bearer geheim")),
                NETRC,
                false);
        Request request = shown(logins, url);

        assertThat("geheim".equals(request.header("X-Key"))).isEqualTo(seen);
        assertThat("Bearer geheim".equals(request.header("Authorization"))).isEqualTo(seen);
    }

    @Test
    void aFeedInAFileHasNoHost() {
        Logins logins = new Logins(Optional.empty(), List.of(), NETRC, false);

        assertAuthorization(shown(logins, "https://media.example/a.mp3"), null);
    }
}
