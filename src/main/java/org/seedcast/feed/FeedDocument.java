package org.seedcast.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.ElementFilter;

/**
 * A document known to be a feed.
 *
 * @param channel the element that describes the show; for Atom it is the root
 * @param items what becomes episodes (RSS: item, Atom: entry), in document order
 */
record FeedDocument(Element root, Element channel, List<Element> items) {
    FeedDocument {
        items = List.copyOf(items);
    }

    static FeedDocument of(Document document) throws NotAFeed {
        Element root = document.getRootElement();
        return switch (root.getName().toLowerCase(Locale.ROOT)) {
            case "rss" -> rss(root);
            case "rdf" -> withItems(root, channelOf(root), "item");
            case "feed" -> withItems(root, root, "entry");
            case "html" -> throw new NotAFeed("it is a web page, not a feed");
            default -> throw new NotAFeed("it is no feed: the root element is <" + root.getQualifiedName() + ">");
        };
    }

    boolean isAtom() {
        return channel.equals(root);
    }

    /** RSS 2.0 has no namespace (its §"Extending RSS"); some feeds declare one by default all the same. */
    private static FeedDocument rss(Element root) throws NotAFeed {
        withoutNamespace(root, root.getNamespace());
        Element channel = channelOf(root);
        withoutNamespace(channel, channel.getNamespace());
        return withItems(root, channel, "item");
    }

    private static void withoutNamespace(Element top, Namespace namespace) {
        if (namespace.equals(Namespace.NO_NAMESPACE)) {
            return;
        }
        List<Element> elements = new ArrayList<>();
        top.getDescendants(new ElementFilter(namespace)).forEach(elements::add);
        elements.add(top);
        elements.forEach(element -> element.setNamespace(Namespace.NO_NAMESPACE));
    }

    private static Element channelOf(Element root) throws NotAFeed {
        return root.getChildren().stream()
                .filter(child -> child.getName().equals("channel"))
                .findFirst()
                .orElseThrow(() -> new NotAFeed("no channel in it"));
    }

    /** RSS 1.0 has its items beside the channel, and so have some broken RSS 2.0 feeds. */
    private static FeedDocument withItems(Element root, Element channel, String name) {
        List<Element> items = new ArrayList<>(itemsIn(channel, name));
        if (!channel.equals(root)) {
            items.addAll(itemsIn(root, name));
        }
        return new FeedDocument(root, channel, items);
    }

    private static List<Element> itemsIn(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equals(name))
                .filter(child -> child.getNamespace().equals(parent.getNamespace())
                        || child.getNamespaceURI().startsWith("http://purl.org/rss/")
                        || child.getNamespaceURI().startsWith("http://my.netscape.com/"))
                .toList();
    }
}
