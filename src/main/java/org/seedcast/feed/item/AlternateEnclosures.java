package org.seedcast.feed.item;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.feed.Enclosure;
import org.seedcast.http.HttpUrls;

/** The {@code podcast:alternateEnclosure} elements of an item: each one file, available from several sources. */
final class AlternateEnclosures {
    private static final String TORRENT = "application/x-bittorrent";

    private AlternateEnclosures() {}

    static Stream<Enclosure> all(Element item, URI base) {
        return elements(item).stream().flatMap(element -> enclosure(element, base).stream());
    }

    /** The one that is the default, else the first. */
    static Optional<Enclosure> preferred(Element item, URI base) {
        return elements(item).stream()
                .filter(element ->
                        FeedNames.attribute(element, "default").orElse("").equals("true"))
                .flatMap(element -> enclosure(element, base).stream())
                .findFirst()
                .or(() -> all(item, base).findFirst());
    }

    private static List<Element> elements(Element item) {
        return FeedNames.children(item, FeedNames.PODCAST, "alternateEnclosure");
    }

    /** Its first source that is the file itself; where all are torrents of it, the first one of these. */
    private static Optional<Enclosure> enclosure(Element element, URI base) {
        List<Element> sources = FeedNames.children(element, FeedNames.PODCAST, "source");
        return sources.stream()
                .filter(source -> !isTorrent(source))
                .flatMap(source -> url(source, base).stream())
                .findFirst()
                .map(url -> new Enclosure(url, EnclosureReader.type(element), EnclosureReader.length(element)))
                .or(() -> sources.stream()
                        .flatMap(source -> url(source, base).stream())
                        .findFirst()
                        .map(url -> new Enclosure(url, Optional.of(TORRENT), EnclosureReader.length(element))));
    }

    private static boolean isTorrent(Element source) {
        String uri = FeedNames.attribute(source, "uri").orElse("");
        String type = FeedNames.attribute(source, "contentType").orElse("");
        return type.startsWith(TORRENT) || uri.startsWith("magnet:") || uri.endsWith(".torrent");
    }

    private static Optional<URI> url(Element source, URI base) {
        return FeedNames.attribute(source, "uri").flatMap(text -> HttpUrls.resolve(FeedXml.baseOf(source, base), text));
    }
}
