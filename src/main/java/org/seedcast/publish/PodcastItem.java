package org.seedcast.publish;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.FeedLocation;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;

/** Edits the items of a source feed into those of its copy, with the torrent beside the plain file. */
final class PodcastItem {
    private static final String MEDIA = "http://search.yahoo.com/mrss/";

    private final Catalogue catalogue;
    private final PublicLinks links;
    private final Optional<URI> base;

    PodcastItem(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.links = new PublicLinks(catalogue.settings());
        this.base = SourceFeed.location(catalogue).map(FeedLocation::base);
    }

    /** The source element with its enclosures pointed at where the files are now. */
    Element edited(Entry entry) {
        Element item = Xml.parse(entry.xml());
        Map<String, Item> items = new HashMap<>();
        entry.items().forEach(one -> items.put(one.enclosure().canonicalUrl(), one));
        for (Element child : List.copyOf(item.getChildren())) {
            if (isEnclosure(child)) {
                edit(child, items);
            }
        }
        return withTorrents(item, entry);
    }

    /** An RSS item of the fields, for sources that are no RSS; only one enclosure, as RSS readers expect. */
    Element rebuilt(Entry entry) {
        Element item = new Element("item");
        add(item, Xml.element("title", entry.title()));
        entry.link().ifPresent(link -> add(item, Xml.element("link", link.toString())));
        add(item, Xml.element("guid", entry.guid().value()).setAttribute("isPermaLink", "false"));
        entry.published().ifPresent(date -> add(item, Xml.element("pubDate", Xml.date(date))));
        add(item, Xml.element("description", entry.description()));
        entry.items().stream()
                .filter(one -> links.download(one).isPresent())
                .findFirst()
                .ifPresent(one -> {
                    Element enclosure = new Element("enclosure");
                    point(enclosure, one);
                    add(item, enclosure);
                });
        return withTorrents(item, entry);
    }

    private static boolean isEnclosure(Element child) {
        boolean enclosure =
                child.getName().equals("enclosure") && child.getNamespace().equals(Namespace.NO_NAMESPACE);
        return enclosure || (child.getName().equals("content") && MEDIA.equals(child.getNamespaceURI()));
    }

    /** An enclosure that nobody but this machine could open is taken out. */
    private void edit(Element enclosure, Map<String, Item> items) {
        String address = Optional.ofNullable(enclosure.getAttributeValue("url")).orElse("");
        Optional<Enclosure> known = base.flatMap(against -> Enclosure.at(against, address));
        Item item = known.map(Enclosure::canonicalUrl).map(items::get).orElse(null);
        if (item != null
                && item.state() instanceof Published
                && links.download(item).isPresent()) {
            point(enclosure, item);
        } else if (known.map(Enclosure::url).map(PodcastItem::isLocal).orElse(true)) {
            Xml.remove(enclosure);
        }
    }

    private static boolean isLocal(URI url) {
        return "file".equalsIgnoreCase(url.getScheme());
    }

    private void point(Element enclosure, Item item) {
        boolean media = !enclosure.getNamespace().equals(Namespace.NO_NAMESPACE);
        String url = links.download(item).map(URI::toString).orElse("");
        enclosure.setAttribute("url", url);
        length(item).ifPresent(length -> enclosure.setAttribute(media ? "fileSize" : "length", String.valueOf(length)));
        if (enclosure.getAttributeValue("type") == null) {
            enclosure.setAttribute("type", MediaType.of(item));
        }
    }

    /** Measured, as soon as the file is here. */
    private static OptionalLong length(Item item) {
        return item.state() instanceof Published published
                ? OptionalLong.of(published.length())
                : item.enclosure().length();
    }

    private Element withTorrents(Element item, Entry entry) {
        Xml.trimEnd(item);
        Torrent.of(entry, catalogue).forEach(torrent -> add(item, alternateEnclosure(torrent)));
        item.addContent("\n");
        return item;
    }

    /** Type and length are those of the media; contentType tells that a source is something else first. */
    private Element alternateEnclosure(Torrent torrent) {
        Element alternate = new Element("alternateEnclosure", Xml.PODCAST)
                .setAttribute("type", MediaType.of(torrent.item()))
                .setAttribute("length", String.valueOf(torrent.state().length()))
                .setAttribute("title", "BitTorrent")
                .setAttribute("default", "true");
        links.media(torrent.item()).ifPresent(url -> add(alternate, source(url.toString())));
        torrent.torrentUrl()
                .ifPresent(url -> add(alternate, source(url.toString()).setAttribute("contentType", Xml.TORRENT_TYPE)));
        add(alternate, source(torrent.magnet()));
        add(
                alternate,
                new Element("integrity", Xml.PODCAST)
                        .setAttribute("type", "sri")
                        .setAttribute("value", torrent.state().sha256().sri()));
        alternate.addContent("\n");
        return alternate;
    }

    private static Element source(String uri) {
        return new Element("source", Xml.PODCAST).setAttribute("uri", uri);
    }

    private static void add(Element parent, Element child) {
        parent.addContent("\n").addContent(child);
    }
}
