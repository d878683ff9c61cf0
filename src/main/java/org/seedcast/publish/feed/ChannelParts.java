package org.seedcast.publish.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jdom2.Attribute;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.seedcast.publish.item.Xml;

/** Parts of a source element, rebuilt under the usual namespaces: several addresses of one namespace become one. */
final class ChannelParts {
    private static final Pattern SCHEME = Pattern.compile("^https?://");

    private final Element source;

    ChannelParts(Element source) {
        this.source = source;
    }

    /** RSS's own. */
    List<Element> rss(String name) {
        return copies(Namespace.NO_NAMESPACE, name);
    }

    List<Element> itunes(String name) {
        return copies(Xml.ITUNES, name);
    }

    List<Element> podcast(String name) {
        return copies(Xml.PODCAST, name);
    }

    /** Links of Atom in that relation. */
    List<Element> links(String rel) {
        return copies(Xml.ATOM, "link").stream()
                .filter(link -> rel.equalsIgnoreCase(link.getAttributeValue("rel")))
                .toList();
    }

    private List<Element> copies(Namespace namespace, String name) {
        List<Element> copies = new ArrayList<>();
        for (Element child : source.getChildren()) {
            if (child.getName().equals(name) && is(child.getNamespace(), namespace)) {
                copies.add(copy(child, namespace));
            }
        }
        return copies;
    }

    /** Reports whether {@code found} is one of the namespaces that stand for {@code meant}. */
    static boolean is(Namespace found, Namespace meant) {
        return canonical(found).equals(canonical(meant))
                || (meant.equals(Xml.PODCAST) && found.getURI().equals(Xml.OLD_PODCAST));
    }

    private static String canonical(Namespace namespace) {
        String address =
                SCHEME.matcher(namespace.getURI().toLowerCase(Locale.ROOT)).replaceFirst("");
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static Element copy(Element original, Namespace namespace) {
        Element copy = new Element(original.getName(), namespace);
        for (Attribute attribute : original.getAttributes()) {
            if (attribute.getNamespace().equals(Namespace.NO_NAMESPACE)) {
                copy.setAttribute(attribute.getName(), attribute.getValue());
            }
        }
        for (Element child : original.getChildren()) {
            if (is(child.getNamespace(), namespace)) {
                copy.addContent(copy(child, namespace));
            }
        }
        String text = original.getText().strip();
        return copy.getContentSize() > 0 || text.isEmpty() ? copy : copy.setText(text);
    }
}
