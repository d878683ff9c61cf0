package org.seedcast.publish.feed;

import java.util.List;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.seedcast.feed.item.InnerHtml;
import org.seedcast.publish.item.PlainText;
import org.seedcast.publish.item.Xml;

/** Writes markup that stands in a text as elements into the text, so that apps still have it and browsers do not run it. */
final class NotesMarkup {
    private static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");

    private static final Set<String> NOTES = Set.of("description", "summary", "encoded", "subtitle");

    private NotesMarkup() {}

    static void toText(Element element) {
        if (element.getName().equals("item")) {
            bodyToText(element);
        }
        boolean markup = element.getChildren().stream().anyMatch(ActiveMarkup::isActive);
        if (markup && element.getName().equals("title")) {
            element.setText(Xml.carried(PlainText.of(InnerHtml.of(element))));
        } else if (markup && isNotes(element)) {
            element.setText(Xml.carried(InnerHtml.of(element)));
            if (element.getAttribute("type") != null) {
                element.setAttribute("type", "html"); // it was xhtml (RFC 4287 §3.1.1)
            }
        }
    }

    private static boolean isNotes(Element element) {
        boolean content = element.getNamespaceURI().isEmpty() || ChannelParts.is(element.getNamespace(), Xml.ATOM);
        return NOTES.contains(element.getName())
                || (content && element.getName().equals("content"));
    }

    /** An item may have its notes as the body of a page; they become those of an item without any other. */
    private static void bodyToText(Element item) {
        List<Element> bodies = item.getChildren().stream()
                .filter(child -> Set.of("body", "div").contains(child.getName()) && ActiveMarkup.isActive(child))
                .toList();
        boolean free = item.getChild("encoded", CONTENT) == null;
        String html = bodies.isEmpty() || !free ? "" : InnerHtml.of(bodies.get(0));
        if (!html.isEmpty()) {
            item.setContent(item.indexOf(bodies.get(0)), new Element("encoded", CONTENT).setText(Xml.carried(html)));
        }
    }
}
