package org.seedcast.feed;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;

/** The last resort: makes well-formed XML of tags that do not fit each other. */
final class TagSoup {
    private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed");

    private TagSoup() {}

    /**
     * @param mended starts with the root element
     * @param cutInItem whether the text ends within an item: what is left of its guid or address may be wrong
     */
    static String wellFormed(Reader mended, boolean cutInItem) throws IOException {
        try (Reader text = mended) {
            Document soup = Parser.xmlParser().parseInput(text, "");
            soup.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
            Elements items = soup.select("item, entry");
            if (cutInItem && !items.isEmpty()) {
                items.get(items.size() - 1).remove();
            }
            bringSideBySide(items);
            return root(soup).outerHtml();
        }
    }

    /** Items that nobody ended come one within the other. */
    private static void bringSideBySide(List<Element> items) {
        for (Element item : items) {
            Element outer = item.parent() == null ? null : item.parent().closest(item.tagName());
            if (outer != null) {
                outer.after(item);
            }
        }
    }

    /** The first that is a feed, as some files hold two documents. */
    private static Element root(Document soup) {
        return soup.children().stream()
                .filter(child -> ROOTS.contains(local(child)))
                .findFirst()
                .orElse(soup);
    }

    private static String local(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
