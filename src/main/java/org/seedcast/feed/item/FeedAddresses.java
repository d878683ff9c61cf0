package org.seedcast.feed.item;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.address.Resource;

/** Finds the addresses of the feed itself in its channel. */
public final class FeedAddresses {
    private FeedAddresses() {}

    /** The page after this one (RFC 5005 §3). */
    public static Optional<URI> next(FeedDocument document, URI feed) {
        return link("next", document, feed);
    }

    /** The archive with what came before (RFC 5005 §4). */
    public static Optional<URI> archive(FeedDocument document, URI feed) {
        return link("prev-archive", document, feed);
    }

    private static Optional<URI> link(String relation, FeedDocument document, URI feed) {
        Element channel = document.channel();
        Set<String> own = Set.of(channel.getNamespaceURI());
        Stream<Element> links = Stream.concat(
                FeedNames.children(channel, FeedNames.ATOM, "link").stream(),
                FeedNames.children(channel, own, "link").stream());
        return links.filter(link -> FeedNames.attribute(link, "rel").orElse("").equalsIgnoreCase(relation))
                .flatMap(link -> FeedNames.attribute(link, "href").stream()
                        .flatMap(href -> LinkReader.web(FeedXml.baseOf(link, feed), href).stream()))
                .map(Resource::of)
                .findFirst();
    }

    public static Optional<URI> newAddress(FeedDocument document, URI feed) {
        return FeedNames.text(document.channel(), FeedNames.ITUNES, "new-feed-url")
                .flatMap(text -> LinkReader.web(feed, text))
                .map(Resource::of);
    }
}
