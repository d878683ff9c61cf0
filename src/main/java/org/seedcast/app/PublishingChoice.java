package org.seedcast.app;

import java.net.URI;
import java.util.Optional;
import org.seedcast.config.PublishingOptions;
import org.seedcast.library.PublishingSettings;
import org.seedcast.torrent.AnnounceList;

/** An option given replaces what the library stores; one left out leaves it. */
final class PublishingChoice {
    private PublishingChoice() {}

    static PublishingSettings of(PublishingSettings stored, PublishingOptions given) throws WrongUse {
        Optional<URI> baseUrl =
                given.baseUrl().map(PublishingChoice::asDirectory).or(stored::baseUrl);
        Optional<URI> mediaUrl = stored.mediaUrl();
        if (given.mediaUrl().isPresent()) {
            mediaUrl = Optional.of(absolute(asDirectory(given.mediaUrl().get()), baseUrl));
        }
        AnnounceList trackers = given.trackers().isEmpty() ? stored.trackers() : AnnounceList.of(given.trackers());
        return new PublishingSettings(baseUrl, mediaUrl, trackers, given.own().orElse(stored.own()));
    }

    private static URI absolute(URI mediaUrl, Optional<URI> baseUrl) throws WrongUse {
        if (mediaUrl.isAbsolute()) {
            return mediaUrl;
        }
        return baseUrl.orElseThrow(() -> new WrongUse(
                        "--media-url " + mediaUrl + " is relative, and there is no --base-url",
                        "give an absolute URL, or --base-url too"))
                .resolve(mediaUrl);
    }

    /** A missing slash at the end would drop the last part of the path when a name is resolved against it. */
    private static URI asDirectory(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? url : URI.create(text + "/");
    }
}
