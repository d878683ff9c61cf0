package org.seedcast.publish.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.seedcast.feed.Enclosure;
import org.seedcast.publish.item.PublicAddress;
import org.seedcast.publish.item.Xml;

/**
 * The addresses in an element kept from the source, which now stands somewhere else: a relative one is written out in
 * full, and one of a file of this machine is removed. Absolute ones stay byte for byte.
 */
final class KeptAddresses {
    private static final Set<String> ATTRIBUTES = Set.of("url", "href", "uri", "src");
    private static final Set<String> RSS_TEXTS = Set.of("link", "comments", "docs", "url");

    private static final Pattern ABSOLUTE_OR_FRAGMENT = Pattern.compile("^(?:#|[A-Za-z][A-Za-z0-9+.-]*+:)");

    private final URI feed;

    /** @param feed where the source is */
    KeptAddresses(URI feed) {
        this.feed = feed;
    }

    /** Settles all of {@code element} but itself, as far as it stays. */
    void settle(Element element) {
        settle(element, baseOf(element, feed));
    }

    /** Returns the base of addresses in {@code element}: the nearest xml:base, itself resolved (XML Base §4). */
    static URI baseOf(Element element, URI outer) {
        return Optional.ofNullable(element.getAttributeValue("base", Namespace.XML_NAMESPACE))
                .flatMap(base -> resolved(outer, base))
                .orElse(outer);
    }

    private static void settle(Element element, URI base) {
        if (!PublicAddress.isForAll(base)) {
            element.removeAttribute("base", Namespace.XML_NAMESPACE);
        }
        for (Element child : List.copyOf(element.getChildren())) {
            URI inner = baseOf(child, base);
            if (canBePublic(child, inner)) {
                settle(child, inner);
            } else if (isRssImage(element)) {
                Xml.remove(element); // nothing without its url
                return;
            } else {
                Xml.remove(child);
            }
        }
    }

    private static boolean isRssImage(Element element) {
        return element.getName().equals("image")
                && element.getNamespace().equals(Namespace.NO_NAMESPACE)
                && element.getParentElement() != null;
    }

    /** Reports whether none of its own addresses is a file of this machine; relative ones are written out in full. */
    private static boolean canBePublic(Element element, URI base) {
        boolean isPublic = true;
        for (Attribute attribute : element.getAttributes()) {
            if (ATTRIBUTES.contains(attribute.getName())) {
                isPublic &= writeOut(attribute.getValue(), base, attribute::setValue);
            }
        }
        if (element.getNamespace().equals(Namespace.NO_NAMESPACE) && RSS_TEXTS.contains(element.getName())) {
            isPublic &= writeOut(element.getText(), base, element::setText);
        }
        return isPublic;
    }

    private static boolean writeOut(String address, URI base, Consumer<String> place) {
        Optional<URI> url = resolved(base, address);
        if (url.filter(PublicAddress::isLocal).isPresent()) {
            return false;
        }
        if (url.isPresent() && !ABSOLUTE_OR_FRAGMENT.matcher(address.strip()).lookingAt()) {
            place.accept(url.get().toString());
        }
        return true;
    }

    private static Optional<URI> resolved(URI base, String address) {
        return address.isBlank()
                ? Optional.empty()
                : Enclosure.at(base, address).map(Enclosure::url);
    }
}
