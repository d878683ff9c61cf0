package org.seedcast.publish.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdom2.Comment;
import org.jdom2.Document;
import org.jdom2.Element;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.item.Xml;

/**
 * shows.opml: the feeds of several shows, to subscribe to all of them at once. The torrent feeds stand in a folder of their
 * own, as podcast apps can make nothing of them.
 */
final class ShowsOpml {
    static final String NAME = "shows.opml";
    /** By which one is known to be ours. */
    static final String MARK = "seedcast publish: index of shows";

    private ShowsOpml() {}

    /**
     * @param shows in their order
     * @return empty if none is published at a known address
     */
    static Optional<byte[]> render(List<ListedShow> shows) {
        Element body = new Element("body");
        Element torrents = new Element("outline").setAttribute("text", "Torrents");
        for (ListedShow show : shows) {
            show.address("").ifPresent(page -> {
                outline(body, show, show.title(), PodcastFeed.NAME, page);
                outline(torrents, show, show.title() + " (torrents)", TorrentFeed.NAME, page);
            });
        }
        if (torrents.getChildren().isEmpty()) {
            return Optional.empty();
        }
        body.addContent("\n").addContent(torrents.addContent("\n")).addContent("\n");
        Element head = new Element("head")
                .addContent("\n")
                .addContent(new Element("title").setText("Shows"))
                .addContent("\n");
        Element root = new Element("opml")
                .setAttribute("version", "2.0")
                .addContent(new Comment(MARK))
                .addContent("\n")
                .addContent(head)
                .addContent("\n")
                .addContent(body)
                .addContent("\n");
        return Optional.of(Xml.serialise(new Document(root)).getBytes(StandardCharsets.UTF_8));
    }

    private static void outline(Element parent, ListedShow show, String title, String feed, URI page) {
        String name = Xml.carried(title);
        show.address(feed).ifPresent(url -> parent.addContent("\n")
                .addContent(new Element("outline")
                        .setAttribute("type", "rss")
                        .setAttribute("text", name)
                        .setAttribute("title", name)
                        .setAttribute("xmlUrl", url.toString())
                        .setAttribute("htmlUrl", page.toString())));
    }
}
