package org.seedcast.feed.item;

import java.util.Locale;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Safelist;

/**
 * Markup that stands in a description as elements, as XHTML does in Atom (RFC 4287 §3.1.1.3), in the form of all other
 * descriptions: HTML as text. Only elements used in show notes are kept.
 */
public final class InnerHtml {
    private static final Set<String> VOID = Set.of("br", "hr", "img", "col", "wbr");
    private static final Safelist NOTES = Safelist.relaxed();
    private static final OutputSettings AS_WRITTEN =
            new OutputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);

    private InnerHtml() {}

    /** The content of {@code element}, without its own tag. */
    public static String of(Element element) {
        StringBuilder html = new StringBuilder();
        write(element, html);
        return Jsoup.clean(html.toString(), "", NOTES, AS_WRITTEN).strip();
    }

    private static void write(Element parent, StringBuilder html) {
        for (Content content : parent.getContent()) {
            if (content instanceof Text text) {
                html.append(Entities.escape(text.getText()));
            } else if (content instanceof Element element) {
                String name = element.getName().toLowerCase(Locale.ROOT);
                html.append('<').append(name);
                for (Attribute attribute : element.getAttributes()) {
                    write(attribute, html);
                }
                html.append('>');
                if (!VOID.contains(name)) {
                    write(element, html);
                    html.append("</").append(name).append('>');
                }
            }
        }
    }

    private static void write(Attribute attribute, StringBuilder html) {
        if (attribute.getNamespace().equals(Namespace.NO_NAMESPACE)) {
            html.append(' ').append(attribute.getName()).append("=\"");
            html.append(Entities.escape(attribute.getValue())).append('"');
        }
    }
}
