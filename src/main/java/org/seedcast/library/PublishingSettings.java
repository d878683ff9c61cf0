package org.seedcast.library;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.torrent.AnnounceList;

/**
 * Settings for publishing a library; stored in it, so that every later command needs no options.
 *
 * @param baseUrl where {@code site/} is published, ending in {@code /}
 * @param mediaUrl where {@code media/} is published, ending in {@code /}; relative to the base URL, or absolute
 * @param own whether the show belongs to whoever publishes it; if not, directories are asked to leave the copy out
 * @param webSeedOrigin whether origins that are proven to serve the same bytes again are web seeds, too
 * @param template a directory of this machine that holds the operator's own page, style or script
 * @param show the operator's description of it
 * @param hooks notified when feeds change
 * @param privateFeed whether the feed is meant for one subscriber, so that no address of its origin is published
 */
public record PublishingSettings(
        Optional<URI> baseUrl,
        Optional<URI> mediaUrl,
        AnnounceList trackers,
        boolean own,
        boolean webSeedOrigin,
        Optional<Path> template,
        Show show,
        Hooks hooks,
        boolean privateFeed) {
    public static final PublishingSettings NONE =
            new PublishingSettings(Optional.empty(), Optional.empty(), AnnounceList.NONE, false);

    /** Makes settings in which only our own copy is a web seed. */
    public PublishingSettings(Optional<URI> baseUrl, Optional<URI> mediaUrl, AnnounceList trackers, boolean own) {
        this(baseUrl, mediaUrl, trackers, own, false);
    }

    /** With the page that the program comes with, and whatever the feed says of the show. */
    public PublishingSettings(
            Optional<URI> baseUrl, Optional<URI> mediaUrl, AnnounceList trackers, boolean own, boolean webSeedOrigin) {
        this(baseUrl, mediaUrl, trackers, own, webSeedOrigin, Optional.empty(), Show.NONE, Hooks.NONE, false);
    }

    /** The same as far as .torrents depend on it. */
    public PublishingSettings ofTorrents() {
        return new PublishingSettings(
                baseUrl, mediaUrl, trackers, own, webSeedOrigin, Optional.empty(), Show.NONE, Hooks.NONE, privateFeed);
    }

    /** The same for a feed that is meant for one subscriber. */
    public PublishingSettings ofPrivateFeed() {
        return new PublishingSettings(baseUrl, mediaUrl, trackers, own, webSeedOrigin, template, show, hooks, true);
    }

    /**
     * Returns the absolute URL at which {@code media/} is published; a relative one is resolved against the base URL.
     */
    public Optional<URI> mediaBase() {
        return mediaUrl.flatMap(
                media -> media.isAbsolute() ? Optional.of(media) : baseUrl.map(base -> base.resolve(media)));
    }
}
