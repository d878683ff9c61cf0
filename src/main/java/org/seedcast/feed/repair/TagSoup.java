package org.seedcast.feed.repair;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.Excess;
import org.seedcast.feed.NotAFeed;
import org.seedcast.feed.Room;
import org.seedcast.feed.item.EpisodeList;
import org.seedcast.feed.item.ItemReader;
import org.xml.sax.SAXException;

/** The last resort: makes well-formed XML of tags that do not fit each other, item by item. */
final class TagSoup {
    private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed");
    private static final Document.OutputSettings AS_WRITTEN = new Document.OutputSettings()
            .syntax(Document.OutputSettings.Syntax.xml)
            .prettyPrint(false)
            .escapeMode(Entities.EscapeMode.xhtml);

    private final EpisodeList episodes;
    private final Excess excess = new Excess();
    private final Set<String> repairs = new LinkedHashSet<>();
    private int items;

    private TagSoup(ItemReader reader, Room room) {
        this.episodes = new EpisodeList(reader, room, excess);
    }

    /**
     * @param text mended, starts with the root element
     * @param whole how many items have an end: of what was cut off the guid or the address may be wrong
     */
    static FeedPass read(Reader text, int whole, ItemReader reader, Room room) throws IOException, NotAFeed {
        TagSoup soup = new TagSoup(reader, room);
        try (StreamParser parser = new StreamParser(Parser.xmlParser()).parse(text, "")) {
            for (Element item = next(parser); item != null; item = next(parser)) {
                String xml = takenOut(item);
                if (soup.items < whole) {
                    soup.add(xml);
                }
            }
            return soup.withHeader(parser.document());
        }
    }

    private static @Nullable Element next(StreamParser parser) throws IOException {
        return parser.selectNext("item, entry");
    }

    /** The item in root and channel as they were opened, without what else was never ended around it. */
    private static String takenOut(Element item) {
        Element outer = item.parent();
        if (item.previousSibling() instanceof TextNode text && text.isBlank()) {
            text.remove(); // as FeedHandler does
        }
        item.remove();
        Element document = item;
        for (; outer != null; outer = outer.parent()) {
            if (isFrame(outer)) {
                document = outer.shallowClone().appendChild(document);
            }
        }
        return text(document);
    }

    private void add(String xml) throws IOException, NotAFeed {
        FeedHandler handler = new FeedHandler(episodes::add, excess);
        items++;
        FeedPass.parse(
                new StringReader(xml), handler, repairs, excess); // an item that stays broken is the only one lost
    }

    private FeedPass withHeader(Document document) throws IOException, NotAFeed {
        Element root = document.children().stream()
                .filter(child -> ROOTS.contains(local(child)))
                .findFirst() // as some files hold two documents
                .orElse(document);
        FeedHandler handler = new FeedHandler(episodes::add, excess);
        Optional<SAXException> failure = FeedPass.parse(new StringReader(text(root)), handler, repairs, excess);
        return new FeedPass(handler.getDocument(), episodes.all(), items, repairs, failure, excess);
    }

    private static String text(Element element) {
        Document document = new Document("").outputSettings(AS_WRITTEN);
        document.appendChild(element);
        return element.outerHtml();
    }

    private static boolean isFrame(Element element) {
        return ROOTS.contains(local(element)) || local(element).equals("channel");
    }

    private static String local(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
