package org.seedcast.publish.item;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdom2.Element;
import org.seedcast.feed.Enclosure;

/**
 * Somebody who is heard in an episode, or made it ({@code podcast:person}).
 *
 * @param role in lower case
 * @param link for everybody; empty where there is none
 */
public record Person(String name, String role, Optional<URI> link) {
    private static final int MOST = 50;
    private static final int CHARACTERS = 200;
    private static final Set<String> WEB = Set.of("http", "https");

    static List<Person> of(Element item) {
        return Extension.children(item, "podcast", "person").stream()
                .filter(person -> !person.getTextNormalize().isEmpty())
                .limit(MOST)
                .map(Person::read)
                .distinct()
                .toList();
    }

    private static Person read(Element person) {
        String role = cut(person.getAttributeValue("role", "").strip().toLowerCase(Locale.ROOT));
        return new Person(
                cut(person.getTextNormalize()),
                role.isEmpty() ? "host" : role,
                link(person.getAttributeValue("href", "")));
    }

    private static Optional<URI> link(String href) {
        return Enclosure.at(URI.create("http://nowhere.invalid/"), href.strip())
                .map(Enclosure::url)
                .filter(url -> href.strip().contains(":") && WEB.contains(url.getScheme()))
                .filter(PublicAddress::isForAll);
    }

    private static String cut(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= CHARACTERS;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, CHARACTERS));
    }
}
