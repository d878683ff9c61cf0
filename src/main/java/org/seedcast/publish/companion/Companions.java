package org.seedcast.publish.companion;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.item.SourceAddress;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.publish.companion.Companion.Kind;
import org.seedcast.publish.item.Extension;
import org.seedcast.publish.item.Xml;

/** Reads what an episode has beside its file: {@code podcast:chapters}, {@code podcast:transcript}, {@code psc:chapters}. */
public final class Companions {
    /** Transcripts of an episode come in a few forms and languages. */
    private static final int MOST = 20;

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Pattern LANGUAGE = Pattern.compile("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$");
    private static final URI NOWHERE = URI.create("http://nowhere.invalid/");

    private Companions() {}

    /** The files that are fetched, in the order of the feed. */
    public static List<Companion> of(Entry entry, Catalogue catalogue) {
        String xml = entry.xml();
        if (!xml.contains(":chapters") && !xml.contains(":transcript") && !xml.contains(":image")) {
            return List.of(); // most have none and need not be parsed
        }
        Element item = Xml.parse(xml);
        URI base = SourceAddress.take(item)
                .or(() -> catalogue.source().map(FeedLocation::parse).map(FeedLocation::base))
                .orElse(NOWHERE);
        Stream<Companion> files = Stream.concat(read(item, Kind.CHAPTERS, base), read(item, Kind.TRANSCRIPT, base));
        return Stream.concat(picture(item, base, catalogue), files)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The chapters that stand in the item itself. */
    public static List<Chapter> inline(Entry entry) {
        return entry.xml().contains(":chapters") ? SimpleChapters.of(Xml.parse(entry.xml())) : List.of();
    }

    /** Reports whether {@code element} of a feed names {@code companion}; its address is in full by now. */
    public static boolean isNamedBy(Element element, Companion companion) {
        return url(element, NOWHERE).equals(Optional.of(companion.url()));
    }

    /** One of its own: many feeds give each episode the picture of the show. */
    private static Stream<Companion> picture(Element item, URI base, Catalogue catalogue) {
        return elements(item, Kind.PICTURE).stream()
                .flatMap(element -> url(element, base).stream())
                .filter(url -> !catalogue.channel().image().equals(Optional.of(url)))
                .limit(1)
                .map(url -> new Companion(Kind.PICTURE, url, "", Optional.empty()));
    }

    /** The elements of {@code item} that name such files. */
    public static List<Element> elements(Element item, Kind kind) {
        return kind == Kind.PICTURE
                ? Extension.children(item, "itunes", "image")
                : Extension.children(item, "podcast", kind.name().toLowerCase(Locale.ROOT));
    }

    private static Stream<Companion> read(Element item, Kind kind, URI base) {
        return elements(item, kind).stream().flatMap(element -> url(element, base).stream()
                .map(url -> new Companion(
                        kind,
                        url,
                        element.getAttributeValue("type", "")
                                .split(";", 2)[0]
                                .strip()
                                .toLowerCase(Locale.ROOT),
                        language(element))));
    }

    private static Optional<URI> url(Element element, URI base) {
        return Enclosure.at(
                        base,
                        element.getAttributeValue("url", element.getAttributeValue("href", ""))
                                .strip())
                .map(Enclosure::url)
                .filter(url ->
                        WEB.contains(url.getScheme()) && !url.resolve("/").equals(NOWHERE));
    }

    private static Optional<String> language(Element element) {
        return Optional.of(element.getAttributeValue("language", "").strip())
                .filter(tag -> LANGUAGE.matcher(tag).matches())
                .map(tag -> tag.toLowerCase(Locale.ROOT));
    }
}
