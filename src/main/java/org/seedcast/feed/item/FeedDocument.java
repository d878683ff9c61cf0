package org.seedcast.feed.item;

import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.seedcast.feed.NotAFeed;

/**
 * A document known to be a feed, without its items, which were handed out as they came.
 *
 * @param channel the element that describes the show; for Atom it is the root
 */
public record FeedDocument(Element root, Element channel) {
    /** Elements that a web page may begin with, as its tags html, head and body may be left out. */
    private static final Set<String> WEB_PAGE = Set.of(
            "a", "b", "base", "body", "br", "center", "div", "font", "form", "h1", "h2", "h3", "head", "header", "hr",
            "html", "img", "main", "meta", "nav", "p", "pre", "script", "section", "span", "style", "table", "title");

    /** Below root and channel. */
    public static final int DEEPEST_ITEM = 3;

    public static FeedDocument of(Document document) throws NotAFeed {
        Element root = document.getRootElement();
        return switch (local(root)) {
            case "rss", "rdf" -> new FeedDocument(root, channelOf(root));
            case "feed" -> new FeedDocument(root, root);
            default -> throw noFeed(root.getQualifiedName());
        };
    }

    /** Describes a document with this root element. */
    public static NotAFeed noFeed(String root) {
        return WEB_PAGE.contains(root.toLowerCase(Locale.ROOT))
                ? NotAFeed.webPage()
                : new NotAFeed("it is not a feed: the root element is <" + root + ">");
    }

    boolean isAtom() {
        return channel.equals(root);
    }

    /** Reports whether an element of that name may become an episode; podcast:liveItem never does. */
    public static boolean isItem(String local) {
        return local.equals("item") || local.equals("entry");
    }

    /** RSS 1.0 has its items beside the channel, and so have some broken RSS 2.0 feeds. */
    public static boolean isItem(Element element) {
        Element parent = element.getParentElement();
        if (parent == null || !isItem(element.getName())) {
            return false;
        }
        boolean inRoot = parent.getParentElement() == null;
        Element root = inRoot ? parent : parent.getParentElement();
        if (root.getParentElement() != null || !hasNamespaceOf(parent, element)) {
            return false;
        }
        if (local(root).equals("feed")) {
            return inRoot && element.getName().equals("entry");
        }
        boolean rss = local(root).equals("rss") || local(root).equals("rdf");
        return rss
                && element.getName().equals("item")
                && (inRoot || parent.getName().equals("channel"));
    }

    private static boolean hasNamespaceOf(Element parent, Element element) {
        String uri = element.getNamespaceURI();
        return element.getNamespace().equals(parent.getNamespace())
                || uri.startsWith("http://purl.org/rss/")
                || uri.startsWith("http://my.netscape.com/");
    }

    private static Element channelOf(Element root) throws NotAFeed {
        return root.getChildren().stream()
                .filter(child -> child.getName().equals("channel"))
                .findFirst()
                .orElseThrow(() -> new NotAFeed("it has no channel"));
    }

    private static String local(Element root) {
        return root.getName().toLowerCase(Locale.ROOT);
    }
}
