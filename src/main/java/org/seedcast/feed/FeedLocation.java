package org.seedcast.feed;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.seedcast.http.HttpUrls;

/** The location of a feed: on the network or in a file. */
public sealed interface FeedLocation permits RemoteFeed, LocalFeed {

    Pattern ADDRESS = Pattern.compile("^[a-z][a-z0-9+.-]*+://");

    /**
     * An http or https URL is a remote feed; a {@code file:} URL and everything else is a path.
     *
     * @throws IllegalArgumentException with a message for people when {@code text} is neither
     */
    static FeedLocation parse(String text) {
        String stripped = text.strip();
        String lower = stripped.toLowerCase(Locale.ROOT);
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("the feed is empty: give a URL or a file");
        }
        if (lower.startsWith("http:") || lower.startsWith("https:")) {
            return new RemoteFeed(HttpUrls.parse(stripped)
                    .orElseThrow(() -> new IllegalArgumentException("not a valid feed address: " + stripped)));
        }
        if (ADDRESS.matcher(lower).lookingAt() && !lower.startsWith("file:")) {
            throw new IllegalArgumentException(
                    "a feed is read from http, https or a file: " + stripped.substring(0, stripped.indexOf(':')));
        }
        return new LocalFeed(lower.startsWith("file:") ? ofFileUrl(stripped) : Path.of(stripped));
    }

    private static Path ofFileUrl(String url) {
        try {
            return Path.of(HttpUrls.parse(url)
                    .filter(uri -> uri.getPath() != null)
                    .map(uri -> URI.create("file://" + uri.getRawPath()))
                    .orElseThrow(() -> new IllegalArgumentException("not a file address: " + url)));
        } catch (FileSystemNotFoundException e) {
            throw new IllegalArgumentException("not a file address: " + url, e);
        }
    }

    /** For people and logs: the URL without secrets, or the path. */
    String display();

    /** Returns the base of relative addresses in the feed. */
    URI base();
}
