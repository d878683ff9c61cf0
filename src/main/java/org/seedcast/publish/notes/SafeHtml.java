package org.seedcast.publish.notes;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.seedcast.publish.item.Xml;

/**
 * Markup that was made by {@link NotesTree} and by nothing else, so that a template may show it unescaped. It is
 * well-formed, also as XML.
 */
public final class SafeHtml {
    private static final SafeHtml NONE = new SafeHtml("");

    private final String html;

    private SafeHtml(String html) {
        this.html = html;
    }

    /** @param blocks of a tree that was made from nothing but allowed elements */
    static SafeHtml of(List<Element> blocks) {
        if (blocks.isEmpty()) {
            return NONE;
        }
        Document.OutputSettings exact =
                new Document.OutputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
        Document document = Document.createShell("");
        document.outputSettings(exact);
        String html = blocks.stream()
                .map(block -> document.body().empty().appendChild(block.clone()).html())
                .collect(Collectors.joining("\n"));
        return new SafeHtml(Xml.carried(html));
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }

    /** The markup: templates print a value so. */
    @Override
    public String toString() {
        return html;
    }
}
