package org.seedcast.app.publish;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.config.HookOptions;
import org.seedcast.config.ListingOptions;
import org.seedcast.config.PublishingOptions;
import org.seedcast.config.ShowOptions;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.Category;
import org.seedcast.library.Hooks;
import org.seedcast.library.Listing;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.Show;
import org.seedcast.torrent.AnnounceList;

/** Applies publishing options: one that is given replaces the stored one, one left out leaves it. */
final class PublishingChoice {
    private PublishingChoice() {}

    /** @param image under which the library has the one given, where that is a file */
    static PublishingSettings of(PublishingSettings stored, PublishingOptions given, Optional<String> image)
            throws WrongUse {
        if (!stored.privateFeed()) {
            GivenAway.refuse(given);
        }
        Optional<URI> baseUrl =
                given.baseUrl().map(PublishingChoice::asDirectory).over(stored.baseUrl());
        Optional<URI> mediaUrl =
                given.mediaUrl().map(PublishingChoice::asDirectory).over(stored.mediaUrl());
        AnnounceList trackers = given.trackers()
                .map(AnnounceList::of)
                .over(Optional.of(stored.trackers()))
                .orElse(AnnounceList.NONE);
        PublishingSettings chosen = new PublishingSettings(
                baseUrl,
                mediaUrl,
                trackers,
                given.own().orElse(stored.own()),
                given.webSeedOrigin().orElse(stored.webSeedOrigin()),
                template(stored, given),
                show(stored.show(), given.show(), image),
                hooks(stored.hooks(), given.hooks()),
                stored.privateFeed());
        if (mediaUrl.isPresent() && chosen.mediaBase().isEmpty()) {
            throw new WrongUse(
                    "--media-url " + mediaUrl.get() + " is relative, and no --base-url is set",
                    "give an absolute URL, or --base-url as well");
        }
        if (chosen.hooks().hub().isPresent() && baseUrl.isEmpty()) {
            throw new WrongUse(
                    "--websub sends a hub the addresses of the feeds, and no --base-url is set",
                    "give --base-url as well");
        }
        return chosen;
    }

    private static Hooks hooks(Hooks stored, HookOptions given) {
        return new Hooks(
                address(given.websub(), stored.hub()),
                address(given.url(), stored.url()),
                given.command().orElse(stored.command()));
    }

    private static Optional<URI> address(Optional<String> given, Optional<URI> stored) {
        return chosen(given, stored.map(URI::toString)).map(URI::create);
    }

    private static Optional<Path> template(PublishingSettings stored, PublishingOptions given) {
        if (given.noTemplate()) {
            return Optional.empty();
        }
        return given.template().map(path -> path.toAbsolutePath().normalize()).or(stored::template);
    }

    private static Show show(Show stored, ShowOptions given, Optional<String> image) {
        return new Show(
                chosen(given.title(), stored.title()),
                chosen(given.author(), stored.author()),
                chosen(given.language(), stored.language()),
                chosen(image.or(given::image), stored.image()),
                chosen(given.license(), stored.license()),
                listing(stored.listing(), given.listing()));
    }

    private static Listing listing(Listing stored, ListingOptions given) {
        return new Listing(
                chosen(given.description(), stored.description()),
                address(given.link(), stored.link()),
                chosen(given.category(), stored.category().map(Category::toString))
                        .map(Category::parse),
                chosen(given.explicit(), stored.explicit().map(String::valueOf)).map(Boolean::valueOf),
                chosen(given.email(), stored.email()));
    }

    /** Returns the chosen value; an empty text removes the stored one. */
    private static Optional<String> chosen(Optional<String> given, Optional<String> stored) {
        return given.isPresent() ? given.map(String::strip).filter(text -> !text.isEmpty()) : stored;
    }

    /** A missing slash at the end would drop the last part of the path when a name is resolved against it. */
    private static URI asDirectory(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? url : URI.create(text + "/");
    }
}
