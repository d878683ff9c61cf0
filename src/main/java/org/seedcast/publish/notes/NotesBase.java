package org.seedcast.publish.notes;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.item.SourceAddress;
import org.seedcast.library.Entry;
import org.seedcast.publish.item.PublicAddress;
import org.seedcast.publish.item.Xml;

/** The address that relative links of an episode's notes are meant against: xml:base, else the episode's page. */
public final class NotesBase {
    private NotesBase() {}

    public static Supplier<Optional<URI>> of(Entry entry) {
        return () -> declared(entry).or(entry::link).filter(PublicAddress::isForAll);
    }

    private static Optional<URI> declared(Entry entry) {
        if (!entry.xml().contains("xml:base")) {
            return Optional.empty(); // most need not be parsed
        }
        Element kept = Xml.parse(entry.xml());
        Optional<URI> source = SourceAddress.take(kept);
        return Optional.ofNullable(kept.getAttributeValue("base", Namespace.XML_NAMESPACE))
                .flatMap(base -> Enclosure.at(source.orElse(URI.create("urn:unknown")), base))
                .map(Enclosure::url);
    }
}
