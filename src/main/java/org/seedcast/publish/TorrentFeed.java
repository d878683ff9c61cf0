package org.seedcast.publish;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdom2.Document;
import org.jdom2.Element;
import org.seedcast.feed.FeedChannel;
import org.seedcast.file.ByteSize;
import org.seedcast.library.Catalogue;
import org.seedcast.library.EpisodeState.Published;

/**
 * torrents.xml, the feed for BitTorrent clients (BEP 36): one item and one enclosure per torrent. Clients compare names
 * without their namespace and let the last one win, so an item has no second element called title, link, author,
 * description or guid; and several skip a feed whose lastBuildDate has not moved, so that stands before the items.
 */
final class TorrentFeed {
    static final String NAME = "torrents.xml";
    /** The feed without an end, where there are more torrents than {@link #NEWEST}. */
    static final String ALL = "torrents-all.xml";
    /** More would make clients read megabytes at every look. */
    static final int NEWEST = 500;

    private static final String MINUTES_TO_LIVE = "60";

    private final Catalogue catalogue;
    private final PublicLinks links;
    private final List<Torrent> torrents;

    TorrentFeed(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.links = new PublicLinks(catalogue.settings());
        this.torrents = Torrent.allOf(catalogue);
    }

    /** Whether {@link #newest} leaves any out. */
    boolean isCut() {
        return torrents.size() > NEWEST;
    }

    Rendered newest() {
        Element channel = channel(NAME);
        if (isCut()) {
            links.site(ALL).ifPresent(all -> add(channel, atomLink("related", all)));
        }
        return render(channel, torrents.stream().limit(NEWEST).toList());
    }

    Rendered all() {
        return render(channel(ALL), torrents);
    }

    private Rendered render(Element channel, List<Torrent> listed) {
        Element rss = new Element("rss").setAttribute("version", "2.0");
        List.of(Xml.ATOM, Xml.TORRENT, Xml.ITUNES, Xml.PODCAST).forEach(rss::addNamespaceDeclaration);
        listed.forEach(torrent -> add(channel, item(torrent)));
        channel.addContent("\n");
        Secrets.of(catalogue).takeOutOf(channel);
        rss.addContent("\n").addContent(channel).addContent("\n");
        return new Rendered(Xml.serialise(new Document(rss)));
    }

    private Element channel(String fileName) {
        FeedChannel source = catalogue.channel();
        Element channel = new Element("channel");
        add(channel, Xml.element("title", source.title() + " (torrents)"));
        add(channel, Xml.element("link", home(source)));
        add(channel, Xml.element("description", PlainText.of(source.description())));
        source.language().ifPresent(language -> add(channel, Xml.element("language", language)));
        add(channel, Xml.element("lastBuildDate", Rendered.DATE_MARK));
        add(channel, Xml.element("ttl", MINUTES_TO_LIVE));
        add(channel, Xml.element("generator", "seedcast"));
        links.site(fileName).ifPresent(self -> add(channel, atomLink("self", self)));
        SourceFeed.publicUrl(catalogue).ifPresent(via -> add(channel, atomLink("via", via)));
        if (!catalogue.settings().own()) {
            add(channel, Xml.element("block", Xml.ITUNES, "Yes"));
            add(channel, Xml.element("block", Xml.PODCAST, "yes"));
        }
        return channel;
    }

    /** A channel must have a link (RSS 2.0); the show's own, else where this site is. */
    private String home(FeedChannel source) {
        return source.link()
                .or(() -> links.site(""))
                .or(() -> SourceFeed.publicUrl(catalogue))
                .map(URI::toString)
                .orElse("");
    }

    private Element item(Torrent torrent) {
        Published state = torrent.state();
        String infoHash = state.infoHash().toString();
        String address = torrent.torrentUrl().map(URI::toString).orElse(torrent.magnet());
        Element item = new Element("item");
        add(item, Xml.element("title", torrent.title()));
        add(item, Xml.element("link", address));
        add(item, Xml.element("guid", infoHash).setAttribute("isPermaLink", "false"));
        torrent.item().published().ifPresent(date -> add(item, Xml.element("pubDate", Xml.date(date))));
        add(item, Xml.element("description", description(torrent)));
        torrent.entry().link().ifPresent(page -> add(item, Xml.element("comments", page.toString())));
        add(item, enclosure(address, torrent.torrentUrl(), state));
        add(item, Xml.element("fileName", Xml.TORRENT, torrent.item().torrentName()));
        add(item, Xml.element("contentLength", Xml.TORRENT, String.valueOf(state.length())));
        add(item, Xml.element("infoHash", Xml.TORRENT, infoHash.toUpperCase(Locale.ROOT)));
        add(item, Xml.element("magnetURI", Xml.TORRENT, torrent.magnet()));
        item.addContent("\n");
        return item;
    }

    /** The length is that of the .torrent (BEP 36), 0 where the enclosure is a magnet link. */
    private static Element enclosure(String address, Optional<URI> torrentUrl, Published state) {
        return new Element("enclosure")
                .setAttribute("url", address)
                .setAttribute("length", torrentUrl.isPresent() ? String.valueOf(state.torrentLength()) : "0")
                .setAttribute("type", Xml.TORRENT_TYPE);
    }

    private static String description(Torrent torrent) {
        String text = PlainText.of(torrent.entry().description());
        String size = "Size: " + new ByteSize(torrent.state().length())
                + torrent.copied().map(note -> " (" + note + ")").orElse("");
        return text.isEmpty() ? size : text + "\n\n" + size;
    }

    private static Element atomLink(String rel, URI href) {
        return new Element("link", Xml.ATOM)
                .setAttribute("href", href.toString())
                .setAttribute("rel", rel)
                .setAttribute("type", "application/rss+xml");
    }

    private static void add(Element parent, Element child) {
        parent.addContent("\n").addContent(child);
    }
}
