package org.seedcast.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.http.HttpUrls;

/** Finds the media files of an item: enclosures, Atom enclosure links, and only without these, media:content. */
final class EnclosureReader {
    private EnclosureReader() {}

    /** Each file once, in document order; what has no readable address is none. */
    static List<Enclosure> read(Element item, URI base) {
        List<Enclosure> enclosures = new ArrayList<>();
        Stream.concat(
                        FeedNames.children(item, Set.of(item.getNamespaceURI()), "enclosure").stream(),
                        FeedNames.children(item, FeedNames.RDF_ENCLOSURE, "enclosure").stream())
                .forEach(element -> enclosure(element, base).ifPresent(enclosures::add));
        atomLinks(item).forEach(element -> enclosure(element, base).ifPresent(enclosures::add));
        if (enclosures.isEmpty()) {
            mediaContent(item, base).ifPresent(enclosures::add);
        }
        return eachOnce(enclosures);
    }

    static List<Enclosure> eachOnce(List<Enclosure> enclosures) {
        Set<String> seen = new HashSet<>();
        return enclosures.stream()
                .filter(enclosure -> seen.add(enclosure.canonicalUrl()))
                .toList();
    }

    private static Stream<Element> atomLinks(Element item) {
        Set<String> namespaces = item.getName().equals("entry") ? Set.of(item.getNamespaceURI()) : FeedNames.ATOM;
        return FeedNames.children(item, namespaces, "link").stream()
                .filter(link -> FeedNames.attribute(link, "rel").orElse("").equals("enclosure"));
    }

    /** The default one, else the first: the others are the same in another form (Media RSS 1.5, media:group). */
    private static Optional<Enclosure> mediaContent(Element item, URI base) {
        List<Element> contents = new ArrayList<>(FeedNames.children(item, FeedNames.MEDIA, "content"));
        for (Element group : FeedNames.children(item, FeedNames.MEDIA, "group")) {
            contents.addAll(FeedNames.children(group, FeedNames.MEDIA, "content"));
        }
        List<Element> withUrl = contents.stream()
                .filter(content -> enclosure(content, base).isPresent())
                .toList();
        return withUrl.stream()
                .filter(content ->
                        FeedNames.attribute(content, "isDefault").orElse("").equals("true"))
                .findFirst()
                .or(() -> withUrl.stream().findFirst())
                .flatMap(content -> enclosure(content, base));
    }

    private static Optional<Enclosure> enclosure(Element element, URI base) {
        URI own = FeedXml.baseOf(element, base);
        return FeedNames.attribute(element, "url")
                .or(() -> FeedNames.attribute(element, "href"))
                .or(() -> FeedNames.attribute(element, "resource"))
                .flatMap(text -> HttpUrls.resolve(own, text))
                .map(url -> new Enclosure(url, type(element), length(element)));
    }

    private static Optional<String> type(Element element) {
        return FeedNames.attribute(element, "type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty());
    }

    private static OptionalLong length(Element element) {
        String text = FeedNames.attribute(element, "length")
                .or(() -> FeedNames.attribute(element, "fileSize"))
                .orElse("");
        long length = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        return length > 0 ? OptionalLong.of(length) : OptionalLong.empty();
    }
}
