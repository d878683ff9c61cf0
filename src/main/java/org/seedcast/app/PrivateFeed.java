package org.seedcast.app;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.address.Authority;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.http.RedactedUrl;

/** The feed is meant for one subscriber: what is published from it would give his secret away. */
public final class PrivateFeed extends SeedcastException {
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)[?&;](auth|token|key|sig|signature|access_token)=[^&;#]");

    private PrivateFeed(FeedLocation location, URI secret) {
        super(
                ExitCode.FAILED,
                "the feed " + location.display() + " is private: there is a secret in " + RedactedUrl.of(secret),
                "nothing was downloaded; with --private-feed it is, and the site will name no address with a secret in it",
                null);
    }

    static void refuse(FeedLocation location, Feed feed) throws PrivateFeed {
        Optional<URI> secret = feed.episodes().stream()
                .flatMap(episode -> episode.enclosures().stream())
                .map(Enclosure::url)
                .filter(PrivateFeed::isSecret)
                .findFirst();
        if (location instanceof RemoteFeed remote && isSecret(remote.url())) {
            secret = Optional.of(remote.url());
        }
        if (secret.isPresent()) {
            throw new PrivateFeed(location, secret.get());
        }
    }

    /** Fewer names than messages redact: a wrong guess there hides a word, here it would stop a public show. */
    private static boolean isSecret(URI url) {
        return Authority.hasUserInfo(url) || PARAMETER.matcher(url.toString()).find();
    }
}
