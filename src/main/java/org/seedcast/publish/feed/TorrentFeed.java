package org.seedcast.publish.feed;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.input.SAXBuilder;
import org.seedcast.file.ByteSize;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.item.Xml;
import org.seedcast.publish.notes.NotesBase;
import org.seedcast.publish.notes.SafeHtml;
import org.seedcast.publish.notes.ShowNotes;

/**
 * torrents.xml, the feed for BitTorrent clients (BEP 36): one item and one enclosure per torrent. Clients compare names
 * without their namespace and let the last one win, so an item has no second element called title, link, author,
 * description or guid; and several skip a feed whose lastBuildDate has not moved, so that stands before the items.
 */
public final class TorrentFeed {
    public static final String NAME = "torrents.xml";
    /** The feed without an end, where there are more torrents than {@link #NEWEST}. */
    public static final String ALL = "torrents-all.xml";
    /** More would make clients read megabytes at every look. */
    public static final int NEWEST = 500;

    private final Catalogue catalogue;
    private final PublicLinks links;
    private final OriginAddresses origin;
    private final List<Torrent> torrents;
    private final SAXBuilder parser = Xml.parser();

    public TorrentFeed(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.links = PublicLinks.of(catalogue);
        this.origin = OriginAddresses.of(catalogue);
        this.torrents = Torrent.allOf(catalogue).stream()
                .filter(torrent -> torrent.address().isPresent())
                .toList();
    }

    /** Reports whether {@link #newest} leaves any out. */
    public boolean isCut() {
        return torrents.size() > NEWEST;
    }

    /**
     * Renders the newest torrents. No relation describes how the two feeds belong together (RFC 5005 has none for
     * this); many readers take "alternate" for the page.
     */
    public Rendered newest() {
        Optional<URI> all = isCut() ? links.site(ALL) : Optional.empty();
        return render(NAME, torrents.stream().limit(NEWEST).toList(), all);
    }

    public Rendered all() {
        return render(ALL, torrents, Optional.empty());
    }

    private Rendered render(String fileName, List<Torrent> listed, Optional<URI> other) {
        Element channel =
                new TorrentChannel(catalogue).element(fileName, listed.stream().findFirst(), other);
        return new RssDocument<>(channel, listed, this::item, origin)
                .render(List.of(Xml.ATOM, Xml.TORRENT, Xml.ITUNES, Xml.PODCAST));
    }

    private Element item(Torrent torrent) {
        Published state = torrent.state();
        String infoHash = state.infoHash().toString();
        String address = torrent.address().orElseThrow();
        Element item = new Element("item");
        add(item, Xml.element("title", torrent.title()));
        add(item, Xml.element("link", address));
        add(item, Xml.element("guid", infoHash).setAttribute("isPermaLink", "false"));
        torrent.date().ifPresent(date -> add(item, Xml.element("pubDate", Xml.date(date))));
        add(item, Xml.element("description", description(torrent)));
        torrent.entry()
                .link()
                .or(() -> links.page(torrent.item()))
                .ifPresent(page -> add(item, Xml.element("comments", page.toString())));
        add(item, enclosure(address, torrent.torrentUrl(), state));
        add(item, Xml.element("fileName", Xml.TORRENT, torrent.item().torrentName()));
        add(item, Xml.element("contentLength", Xml.TORRENT, String.valueOf(state.length())));
        add(item, Xml.element("infoHash", Xml.TORRENT, infoHash.toUpperCase(Locale.ROOT)));
        torrent.magnet().ifPresent(magnet -> add(item, Xml.element("magnetURI", Xml.TORRENT, magnet)));
        SourceFeed.publicUrl(catalogue)
                .ifPresent(via -> add(
                        item, Xml.element("source", catalogue.channel().title()).setAttribute("url", via.toString())));
        carried(torrent.entry()).forEach(part -> add(item, part));
        item.addContent("\n");
        return item;
    }

    /**
     * Returns the elements of the source's item that also hold for its torrent; most items have none, and need not be
     * parsed.
     */
    private List<Element> carried(Entry entry) {
        if (!entry.xml().contains(":image") && !entry.xml().contains(":license")) {
            return List.of();
        }
        Element kept = Xml.parse(entry.xml(), parser);
        SourceFeed.settle(kept, catalogue);
        ChannelParts parts = new ChannelParts(kept);
        return Stream.concat(parts.itunes("image").stream(), parts.podcast("license").stream())
                .toList();
    }

    /** The length is that of the .torrent (BEP 36), 0 where the enclosure is a magnet link. */
    private static Element enclosure(String address, Optional<URI> torrentUrl, Published state) {
        return new Element("enclosure")
                .setAttribute("url", address)
                .setAttribute("length", torrentUrl.isPresent() ? String.valueOf(state.torrentLength()) : "0")
                .setAttribute("type", Xml.TORRENT_TYPE);
    }

    /** Markup as readers of feeds expect it, with what a client shows of it beside the torrent. */
    private String description(Torrent torrent) {
        SafeHtml notes = ShowNotes.of(
                        torrent.entry().description(),
                        new ShowNotes.Terms(origin::without, NotesBase.of(torrent.entry()), new ShowNotes.Times.None()))
                .whole();
        String size = "Size: " + new ByteSize(torrent.state().length())
                + torrent.copied().map(note -> " (" + note + ")").orElse("");
        return notes.isEmpty() ? size : notes + "\n<p>" + size + "</p>";
    }

    private static void add(Element parent, Element child) {
        parent.addContent("\n").addContent(child);
    }
}
