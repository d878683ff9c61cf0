package org.seedcast.feed.item;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.feed.Enclosure;
import org.seedcast.http.HttpUrls;

/**
 * Finds the media files of an item: enclosures and Atom enclosure links. Files in Media RSS and {@code
 * podcast:alternateEnclosure} are other forms of these; only without an enclosure does one of them take its place.
 */
final class EnclosureReader {
    private static final Pattern LENGTH = Pattern.compile("^\\d{1,18}");

    private EnclosureReader() {}

    /**
     * Returns each file once, in document order, skipping those without a readable address.
     *
     * @param alternates whether the renditions of an enclosure are read, too
     */
    static List<Enclosure> read(Element item, URI base, boolean alternates) {
        List<Enclosure> enclosures = new ArrayList<>();
        Stream.concat(
                        FeedNames.children(item, Set.of(item.getNamespaceURI()), "enclosure").stream(),
                        FeedNames.children(item, FeedNames.RDF_ENCLOSURE, "enclosure").stream())
                .forEach(element -> enclosure(element, base).ifPresent(enclosures::add));
        atomLinks(item).forEach(element -> enclosure(element, base).ifPresent(enclosures::add));
        if (enclosures.isEmpty()) {
            instead(item, base).ifPresent(enclosures::add);
        }
        if (alternates) {
            renditions(item, base).map(Enclosure::asRendition).forEach(enclosures::add);
        }
        return eachOnce(enclosures);
    }

    private static Optional<Enclosure> instead(Element item, URI base) {
        return MediaContents.preferred(item, base).or(() -> AlternateEnclosures.preferred(item, base));
    }

    private static Stream<Enclosure> renditions(Element item, URI base) {
        return Stream.concat(MediaContents.all(item, base), AlternateEnclosures.all(item, base));
    }

    private static List<Enclosure> eachOnce(List<Enclosure> enclosures) {
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

    /** The file that an element names by {@code url}, {@code href} or {@code resource}. */
    static Optional<Enclosure> enclosure(Element element, URI base) {
        URI own = FeedXml.baseOf(element, base);
        return FeedNames.attribute(element, "url")
                .or(() -> FeedNames.attribute(element, "href"))
                .or(() -> FeedNames.attribute(element, "resource"))
                .flatMap(text -> HttpUrls.resolve(own, text))
                .map(url -> new Enclosure(url, type(element), length(element)));
    }

    static Optional<String> type(Element element) {
        return FeedNames.attribute(element, "type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty());
    }

    static OptionalLong length(Element element) {
        String text = FeedNames.attribute(element, "length")
                .or(() -> FeedNames.attribute(element, "fileSize"))
                .orElse("");
        long length = LENGTH.matcher(text).matches() ? Long.parseLong(text) : 0;
        return length > 0 ? OptionalLong.of(length) : OptionalLong.empty();
    }
}
