package org.seedcast.publish.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.MediaTypeTable;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.Item;
import org.seedcast.publish.companion.Besides;
import org.seedcast.publish.companion.Companion.Kind;
import org.seedcast.publish.companion.Companions;
import org.seedcast.publish.companion.SiteFile;
import org.seedcast.publish.item.MediaType;
import org.seedcast.publish.item.PublicAddress;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.item.Xml;

/** Edits the items of a source feed into those of its copy, with the torrent beside the plain file. */
final class PodcastItem {
    private static final String MEDIA = "http://search.yahoo.com/mrss/";

    private final Catalogue catalogue;
    private final PublicLinks links;
    private final ReleaseParts parts;
    private final Besides besides;
    private final SAXBuilder parser = Xml.parser();

    PodcastItem(Catalogue catalogue, ReleaseParts parts, Besides besides) {
        this.besides = besides;
        this.catalogue = catalogue;
        this.parts = parts;
        this.links = PublicLinks.of(catalogue);
    }

    /** The source element with its enclosures pointed at where the files are now. */
    Element edited(Entry entry) {
        Element item = Xml.parse(entry.xml(), parser);
        Optional<URI> base = SourceFeed.base(item, catalogue);
        List<Element> enclosures = enclosures(item);
        for (Element enclosure : enclosures) {
            edit(enclosure, address(enclosure, base), entry, enclosures.size() == 1);
        }
        base.map(KeptAddresses::new).ifPresent(addresses -> addresses.settle(item));
        Xml.trimEnd(item);
        boolean shared = !entry.guid().equals(entry.feedGuid());
        if (shared || Optional.ofNullable(item.getChildText("guid")).orElse("").isBlank()) {
            List.copyOf(item.getChildren("guid")).forEach(Xml::remove);
            guid(entry).ifPresent(guid -> add(item, guid));
        }
        return withTorrents(item, entry);
    }

    /**
     * Returns the guid for an item whose feed has none, as apps would fall back to the enclosure's URL, which we
     * change, or one shared by several items, as apps show only one of those; empty if the guid is a path of this
     * machine.
     */
    private static Optional<Element> guid(Entry entry) {
        String guid = entry.guid().value();
        boolean address = entry.items().stream()
                .anyMatch(item ->
                        item.enclosure().canonicalUrl().equals(entry.feedGuid().value()));
        return Optional.of(address ? NameUuid.ofUrl(guid).toString() : guid)
                .filter(told -> !guid.startsWith("file:"))
                .map(told -> Xml.element("guid", told).setAttribute("isPermaLink", "false"));
    }

    /** An RSS item of the fields, for sources that are no RSS; only one enclosure, as RSS readers expect. */
    Element rebuilt(Entry entry) {
        Element item = new Element("item");
        add(item, Xml.element("title", entry.title()));
        entry.link().or(() -> page(entry)).ifPresent(link -> add(item, Xml.element("link", link.toString())));
        guid(entry).ifPresent(guid -> add(item, guid));
        entry.published().ifPresent(date -> add(item, Xml.element("pubDate", Xml.date(date))));
        add(item, Xml.element("description", entry.description()));
        entry.current().stream()
                .filter(one -> links.download(one).isPresent())
                .findFirst()
                .ifPresent(one -> {
                    Element enclosure = new Element("enclosure");
                    point(enclosure, one);
                    add(item, enclosure);
                    parts.ofFile(one).forEach(part -> add(item, part));
                });
        return withTorrents(item, entry);
    }

    /** Returns the page of its first file, for an episode that has none at its publisher. */
    private Optional<URI> page(Entry entry) {
        return entry.current().stream()
                .filter(one -> one.state() instanceof Published)
                .findFirst()
                .flatMap(links::page);
    }

    private static List<Element> enclosures(Element item) {
        List<Element> enclosures = new ArrayList<>();
        for (Element child : item.getChildren()) {
            if (child.getName().equals("group") && MEDIA.equals(child.getNamespaceURI())) {
                enclosures.addAll(enclosures(child));
            } else if (isEnclosure(child)) {
                enclosures.add(child);
            }
        }
        return enclosures;
    }

    private static boolean isEnclosure(Element child) {
        boolean enclosure =
                child.getName().equals("enclosure") && child.getNamespace().equals(Namespace.NO_NAMESPACE);
        return enclosure || (child.getName().equals("content") && MEDIA.equals(child.getNamespaceURI()));
    }

    /**
     * Edits an enclosure; one that not everybody could open, or that was retired, is removed.
     *
     * @param known its address
     * @param only whether the item has no other, so that there is no doubt which file it means
     */
    private void edit(Element enclosure, Optional<Enclosure> known, Entry entry, boolean only) {
        Optional<Item> item = at(known, entry.current());
        boolean retired = item.isEmpty() && at(known, retired(entry)).isPresent();
        if (item.isEmpty() && only && entry.current().size() == 1) {
            item = Optional.of(entry.current().get(0));
        }
        if (!retired
                && item.filter(one -> one.state() instanceof Published)
                        .flatMap(links::download)
                        .isPresent()) {
            point(enclosure, item.get());
        } else if (retired
                || !known.map(Enclosure::url).filter(PublicAddress::isForAll).isPresent()) {
            Xml.remove(enclosure);
        }
    }

    private static Optional<Item> at(Optional<Enclosure> address, List<Item> items) {
        Optional<String> url = address.map(Enclosure::canonicalUrl);
        return items.stream()
                .filter(item -> url.equals(Optional.of(item.enclosure().canonicalUrl())))
                .findFirst();
    }

    private static List<Item> retired(Entry entry) {
        return entry.items().stream()
                .filter(item -> item.state() instanceof Retired)
                .toList();
    }

    /** Empty when it has none that could be read. */
    private static Optional<Enclosure> address(Element enclosure, Optional<URI> base) {
        String address = Optional.ofNullable(enclosure.getAttributeValue("url")).orElse("");
        return base.map(feed -> baseOf(enclosure, feed)).flatMap(against -> Enclosure.at(against, address));
    }

    private static URI baseOf(Element element, URI feed) {
        Element parent = element.getParentElement();
        return KeptAddresses.baseOf(element, parent == null ? feed : baseOf(parent, feed));
    }

    private void point(Element enclosure, Item item) {
        boolean media = !enclosure.getNamespace().equals(Namespace.NO_NAMESPACE);
        String url = links.download(item).map(URI::toString).orElse("");
        enclosure.setAttribute("url", url);
        length(item).ifPresent(length -> enclosure.setAttribute(media ? "fileSize" : "length", String.valueOf(length)));
        if (!MediaTypeTable.isType(enclosure.getAttributeValue("type", ""))) {
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
        boolean only = entry.current().size() == 1;
        for (Torrent torrent : Torrent.of(entry, entry.current(), catalogue)) {
            besides.files(torrent).forEach(file -> point(item, file));
            if (torrent.address().isEmpty() && links.media(torrent.item()).isEmpty()) {
                continue; // an enclosure without a source is none
            }
            Element alternate = alternateEnclosure(torrent);
            if (only) {
                alternate.setAttribute("default", "true"); // it is the file of the enclosure, and of no other
            }
            add(item, alternate);
        }
        item.addContent("\n");
        return item;
    }

    /** Names our copy of what is beside a file, as the origin's goes with the origin. */
    private void point(Element item, SiteFile file) {
        Optional<URI> here = links.site(PublicLinks.encodedPath(file.name()));
        Kind kind = file.companion().kind();
        for (Element element : Companions.elements(item, kind)) {
            if (here.isPresent() && Companions.isNamedBy(element, file.companion())) {
                element.setAttribute(
                        kind == Kind.PICTURE ? "href" : "url", here.get().toString());
                if (kind != Kind.PICTURE) {
                    element.setAttribute("type", file.type());
                }
            }
        }
    }

    /** Type and length are those of the media; contentType tells that a source is something else first. */
    private Element alternateEnclosure(Torrent torrent) {
        Element alternate = new Element("alternateEnclosure", Xml.PODCAST)
                .setAttribute("type", MediaType.of(torrent.item()))
                .setAttribute("length", String.valueOf(torrent.state().length()))
                .setAttribute(
                        "title",
                        "BitTorrent" + torrent.copied().map(note -> ", " + note).orElse(""));
        links.media(torrent.item()).ifPresent(url -> add(alternate, source(url.toString())));
        torrent.torrentUrl()
                .ifPresent(url -> add(alternate, source(url.toString()).setAttribute("contentType", Xml.TORRENT_TYPE)));
        torrent.magnet().ifPresent(magnet -> add(alternate, source(magnet)));
        torrent.state()
                .sha256()
                .ifPresent(sha256 -> add(
                        alternate,
                        new Element("integrity", Xml.PODCAST)
                                .setAttribute("type", "sri")
                                .setAttribute("value", sha256.sri())));
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
