package org.seedcast.feed.item;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.http.HttpUrls;

/** Finds the page that a channel or an item is about. */
final class LinkReader {
    private LinkReader() {}

    /** The text of RSS {@code link}, else the {@code href} of an Atom link that is an alternate (RFC 4287 §4.2.7). */
    static Optional<URI> alternate(Element element, URI base) {
        Stream<String> rss = FeedNames.children(element, Set.of(element.getNamespaceURI()), "link").stream()
                .filter(link -> link.getAttribute("href") == null)
                .map(link -> link.getValue().strip());
        Stream<String> atom = Stream.concat(
                        FeedNames.children(element, FeedNames.ATOM, "link").stream(),
                        FeedNames.children(element, Set.of(""), "link").stream())
                .filter(link ->
                        FeedNames.attribute(link, "rel").orElse("alternate").equals("alternate"))
                .filter(link -> !FeedNames.attribute(link, "type").orElse("").endsWith("+xml")
                        || FeedNames.attribute(link, "type").orElse("").equals("application/xhtml+xml"))
                .flatMap(link -> FeedNames.attribute(link, "href").stream());
        return Stream.concat(rss, atom)
                .filter(text -> !text.isEmpty())
                .flatMap(text -> web(base, text).stream())
                .findFirst();
    }

    /** The {@code href} of an Atom link that names the licence (RFC 4946). */
    static Optional<String> license(Element element) {
        return FeedNames.children(element, FeedNames.ATOM, "link").stream()
                .filter(link -> FeedNames.attribute(link, "rel").orElse("").equals("license"))
                .flatMap(link -> FeedNames.attribute(link, "href").stream())
                .findFirst();
    }

    /** An http or https address: what else a feed may name is nothing for a page to link to. */
    static Optional<URI> web(URI base, String text) {
        return HttpUrls.resolve(base, text)
                .filter(url -> "http".equals(url.getScheme()) || "https".equals(url.getScheme()));
    }
}
