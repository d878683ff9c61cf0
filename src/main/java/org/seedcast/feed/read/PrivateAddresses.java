package org.seedcast.feed.read;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.input.SAXBuilder;
import org.seedcast.address.Secrets;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Feed;
import org.seedcast.feed.item.FeedNames;
import org.seedcast.feed.item.FeedXml;
import org.seedcast.feed.item.SourceAddress;

/**
 * Finds an address by which a feed shows that it is meant for one subscriber: one with a secret, in any element for
 * addresses. Links in show notes do not count, as they are for every reader.
 */
public final class PrivateAddresses {
    private static final Set<String> ATTRIBUTES =
            Set.of("url", "href", "uri", "src", "resource", "about", "base", SourceAddress.NOTE);
    private static final Set<String> TEXTS = Set.of(
            "link", "comments", "docs", "url", "guid", "id", "icon", "logo", "new-feed-url", "image", "enclosure");
    private static final Set<String> NOTES = Set.of("description", "encoded", "summary", "subtitle", "body", "div");

    private final SAXBuilder parser = FeedXml.parser();

    private PrivateAddresses() {}

    /** The first such address of {@code feed}. */
    public static Optional<String> in(Feed feed) {
        Stream<String> enclosures = feed.episodes().stream()
                .flatMap(episode -> episode.enclosures().stream())
                .map(enclosure -> enclosure.url().toString());
        Stream<String> ways =
                Stream.concat(feed.newAddress().stream(), feed.next().stream()).map(URI::toString);
        return Stream.concat(ways, enclosures)
                .filter(PrivateAddresses::isPrivate)
                .findFirst()
                .or(() -> inXml(Stream.concat(
                        Stream.of(feed.channel().xml()),
                        feed.episodes().stream().map(Episode::xml))));
    }

    /** The first in {@code elements}, each a text of its own. */
    public static Optional<String> inXml(Stream<String> elements) {
        PrivateAddresses addresses = new PrivateAddresses();
        return elements.filter(PrivateAddresses::isPrivate) // most hold none anywhere, and need not be parsed
                .flatMap(xml -> addresses.parse(xml).stream())
                .flatMap(addresses::in)
                .findFirst();
    }

    /** A path of this machine lets nobody in, whatever its directories are called. */
    private static boolean isPrivate(String text) {
        return !text.startsWith("file:") && Secrets.in(text).any();
    }

    /** Empty for what a damaged library holds, of which nothing is published. */
    private Optional<Element> parse(String xml) {
        try {
            return Optional.of(parser.build(new StringReader(xml)).detachRootElement());
        } catch (JDOMException | IOException e) {
            return Optional.empty();
        }
    }

    private Stream<String> in(Element element) {
        Stream<String> own = Stream.concat(
                element.getAttributes().stream()
                        .filter(attribute -> ATTRIBUTES.contains(attribute.getName()))
                        .map(Attribute::getValue),
                TEXTS.contains(element.getName()) ? Stream.of(element.getText()) : Stream.empty());
        Stream<Element> children = isNotes(element) ? Stream.empty() : element.getChildren().stream();
        return Stream.concat(own.filter(PrivateAddresses::isPrivate), children.flatMap(this::in));
    }

    /** Atom has its notes in an element that Media RSS calls a file by. */
    private static boolean isNotes(Element element) {
        boolean content = element.getName().equals("content") && FeedNames.ATOM.contains(element.getNamespaceURI());
        return content || NOTES.contains(element.getName());
    }
}
