package org.seedcast.publish.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.CDATA;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.Verifier;
import org.seedcast.publish.item.Xml;

/**
 * Makes a feed inert: nothing in it acts in a browser, whether that reads the file as XML or as HTML. Every {@code <}
 * that is not escaped then begins an element that neither of them knows: CDATA becomes text, and everything but
 * elements goes. Markup in a description becomes the text that apps expect there.
 */
final class InertXml {
    /** Attributes that are addresses; what has none of its own means nothing without them. */
    private static final Set<String> ADDRESSES = Set.of("url", "href", "uri", "src", "base", "resource", "about");
    /** Elements whose text is an address, beside those whose name ends so. */
    private static final Set<String> ADDRESS_TEXTS =
            Set.of("comments", "docs", "logo", "icon", "image", "license", "thumbnail", "player", "enclosure", "id");
    /** Elements whose text is for people, whatever it looks like. */
    private static final Set<String> WORDS = Set.of(
            "title",
            "description",
            "encoded",
            "summary",
            "subtitle",
            "keywords",
            "category",
            "author",
            "name",
            "creator",
            "copyright",
            "guid");

    private static final Map<String, Namespace> USUAL =
            Map.of(Xml.ATOM.getURI(), Xml.ATOM, Xml.ITUNES.getURI(), Xml.ITUNES, Xml.PODCAST.getURI(), Xml.PODCAST);

    private InertXml() {}

    /** Makes all in {@code element} inert; itself it stays. */
    static void make(Element element) {
        NotesMarkup.toText(element);
        for (Content content : List.copyOf(element.getContent())) {
            if (content instanceof Element child) {
                settle(child);
            } else if (content instanceof CDATA cdata) {
                element.setContent(element.indexOf(cdata), new Text(cdata.getText()));
            } else if (!(content instanceof Text)) {
                Xml.remove(content);
            }
        }
        for (Namespace declared : List.copyOf(element.getAdditionalNamespaces())) {
            if (ActiveMarkup.isActive(declared)) {
                element.removeNamespaceDeclaration(declared);
            }
        }
        addPrefix(element);
    }

    private static void settle(Element child) {
        if (isRss(child, "link") && child.hasAttributes() && !isLink(child)) {
            Xml.remove(child);
        } else if (ActiveMarkup.isActive(child) || !settleAttributes(child) || hasActiveText(child)) {
            remove(child);
        } else {
            make(child);
        }
    }

    /** A link of Atom that lost its namespace is a stylesheet to HTML if it says so; as a link of RSS it is none. */
    private static boolean isLink(Element link) {
        boolean alternate = link.getAttributeValue("rel", "alternate").equalsIgnoreCase("alternate");
        String href = link.getAttributeValue("href", "");
        if (alternate && link.getText().isBlank()) {
            link.setText(href);
        }
        List.copyOf(link.getAttributes()).forEach(Attribute::detach);
        return !link.getText().isBlank();
    }

    private static void remove(Element child) {
        Element owner = child.getParentElement();
        boolean wholeImage = isRss(owner, "image") && isRss(child, "url") && owner.getParentElement() != null;
        Xml.remove(wholeImage ? owner : child); // nothing without its url
    }

    private static boolean isRss(Element element, String name) {
        return element.getName().equals(name) && element.getNamespace().equals(Namespace.NO_NAMESPACE);
    }

    /** @return false for an element that means nothing without an address that it may not have */
    private static boolean settleAttributes(Element element) {
        for (Attribute attribute : List.copyOf(element.getAttributes())) {
            boolean address = ADDRESSES.contains(attribute.getName().toLowerCase(Locale.ROOT));
            boolean active =
                    address ? ActiveAddress.is(attribute.getValue()) : ActiveAddress.isIn(attribute.getValue());
            if (active && address && attribute.getNamespace().equals(Namespace.NO_NAMESPACE)) {
                return false;
            }
            if (active || ActiveMarkup.isActive(attribute, element)) {
                attribute.detach();
            }
        }
        return true;
    }

    private static boolean hasActiveText(Element element) {
        String text = element.getText();
        String name = element.getName().toLowerCase(Locale.ROOT);
        if (name.equals("guid") && ActiveAddress.is(text)) {
            element.setAttribute("isPermaLink", "false"); // apps know the episode by it, so it stays
        }
        if (!element.getChildren().isEmpty() || WORDS.contains(name)) {
            return false;
        }
        boolean address = ADDRESS_TEXTS.contains(name)
                || List.of("link", "url", "uri", "href").stream().anyMatch(name::endsWith);
        return address ? ActiveAddress.is(text) : ActiveAddress.isIn(text);
    }

    /** A name of another namespace is HTML's own for as long as it has no prefix. */
    private static void addPrefix(Element element) {
        String uri = element.getNamespaceURI();
        if (uri.isEmpty() || !element.getNamespacePrefix().isEmpty()) {
            return;
        }
        Namespace prefixed = USUAL.getOrDefault(uri, Namespace.getNamespace("ns", uri));
        for (int i = 1; Verifier.checkNamespaceCollision(prefixed, element) != null; i++) {
            prefixed = Namespace.getNamespace("ns" + i, uri);
        }
        element.setNamespace(prefixed);
    }
}
