package org.seedcast.library;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seedcast.feed.FeedChannel;

/**
 * The operator's description of the show: it replaces the feed's, and is the only one where there is no feed.
 *
 * @param image a URL, or the name of a file of the library's own
 * @param license a short name, or a URL
 */
public record Show(
        Optional<String> title,
        Optional<String> author,
        Optional<String> language,
        Optional<String> image,
        Optional<String> license,
        Listing listing) {
    private static final Pattern ADDRESS = Pattern.compile("^(?i)https?://");

    /** The empty description: the feed's holds. */
    public static final Show NONE =
            new Show(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** One that directories know as the feed has it. */
    public Show(
            Optional<String> title,
            Optional<String> author,
            Optional<String> language,
            Optional<String> image,
            Optional<String> license) {
        this(title, author, language, image, license, Listing.NONE);
    }

    /** The image where it is a file, which has its place in the site under the same name. */
    public Optional<String> imageFile() {
        return image.filter(name -> !isAddress(name));
    }

    public static boolean isAddress(String image) {
        return ADDRESS.matcher(image).lookingAt();
    }

    /** @param site where the site is published; empty while nobody said so, and then nobody could find a file there */
    public FeedChannel over(FeedChannel feed, Optional<URI> site) {
        Optional<URI> own = image.flatMap(
                name -> isAddress(name) ? Optional.of(URI.create(name)) : site.map(at -> at.resolve(name)));
        return new FeedChannel(
                feed.format(),
                title.orElse(feed.title()),
                listing.link().or(feed::link),
                listing.description().orElse(feed.description()),
                language.or(feed::language),
                image.isPresent() ? own : feed.image(),
                author.or(feed::author),
                license.or(feed::license),
                feed.locked(),
                feed.xml());
    }
}
