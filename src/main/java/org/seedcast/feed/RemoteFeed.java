package org.seedcast.feed;

import java.net.URI;
import org.seedcast.http.RedactedUrl;

/** @param url http or https, absolute */
public record RemoteFeed(URI url) implements FeedLocation {
    @Override
    public String display() {
        return RedactedUrl.of(url);
    }

    @Override
    public URI base() {
        return url;
    }
}
