package org.seedcast.feed.item;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Verifier;
import org.jdom2.input.SAXBuilder;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;
import org.seedcast.http.HttpUrls;

/** Serialises elements on their own, and resolves their addresses. */
public final class FeedXml {
    private FeedXml() {}

    /** Reads what {@link #standalone} wrote, however deep or wide it is. */
    public static SAXBuilder parser() {
        SAXBuilder parser = new SAXBuilder();
        parser.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        String unlimited = String.valueOf(Integer.MAX_VALUE);
        for (String limit : List.of("maxElementDepth", "elementAttributeLimit", "maxXMLNameLimit")) {
            parser.setProperty("jdk.xml." + limit, unlimited);
        }
        return parser;
    }

    /**
     * The element as a text of its own: with the namespaces in scope and, where one is set, its xml:base.
     *
     * @param document from where it was read
     */
    public static String standalone(Element element, URI document) {
        Element alone = element.clone();
        SourceAddress.note(alone, document);
        for (Namespace namespace : element.getNamespacesInScope()) {
            boolean free =
                    !namespace.getPrefix().isEmpty() && Verifier.checkNamespaceCollision(namespace, alone) == null;
            if (free && !namespace.equals(Namespace.XML_NAMESPACE)) {
                alone.addNamespaceDeclaration(namespace);
            }
        }
        declaredBase(element).ifPresent(base -> alone.setAttribute("base", base, Namespace.XML_NAMESPACE));
        Format format = Format.getRawFormat().setLineSeparator(LineSeparator.UNIX);
        return new XMLOutputter(format).outputString(alone);
    }

    /** Returns the base of relative addresses in {@code element} (XML Base §4). */
    static URI baseOf(Element element, URI feed) {
        URI base = feed;
        for (String declared : declaredBases(element)) {
            base = HttpUrls.resolve(base, declared).orElse(base);
        }
        return base;
    }

    private static Optional<String> declaredBase(Element element) {
        String base = "";
        for (String declared : declaredBases(element)) {
            base = HttpUrls.parse(base)
                    .flatMap(outer -> HttpUrls.resolve(outer, declared))
                    .map(URI::toString)
                    .orElse(declared);
        }
        return base.isEmpty() ? Optional.empty() : Optional.of(base);
    }

    /** Every xml:base around {@code element} and on it, outermost first. */
    private static List<String> declaredBases(Element element) {
        List<String> bases = new ArrayList<>();
        for (Element at = element; at != null; at = at.getParentElement()) {
            String base = at.getAttributeValue("base", Namespace.XML_NAMESPACE);
            if (base != null && !base.isBlank()) {
                bases.add(base);
            }
        }
        Collections.reverse(bases);
        return bases;
    }
}
