package org.seedcast.publish.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.library.Item;
import org.seedcast.library.Release;
import org.seedcast.publish.companion.Besides;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PublicAddress;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Xml;

/**
 * podcast.xml, the feed for podcast apps: the channel of the source and every item it ever had, edited in place, so
 * that the publisher's elements come through unchanged. Only what would be untrue in a copy is removed, and what a
 * browser would run. Releases of one file have an item made of their fields, those of several one for each track. What
 * nobody can have without BitTorrent has none.
 */
public final class PodcastFeed {
    public static final String NAME = "podcast.xml";

    private final Catalogue catalogue;
    private final PublicLinks links;
    private final ReleaseParts parts;
    private final PodcastItem items;
    private final List<Part> sources = new ArrayList<>();

    /** Without covers of releases. */
    public PodcastFeed(Catalogue catalogue) {
        this(catalogue, item -> "", Besides.NONE);
    }

    /**
     * @param covers where the cover of an item is, as seen from a page; empty for none
     * @param besides what the site has beside each file
     */
    public PodcastFeed(Catalogue catalogue, Function<Item, String> covers, Besides besides) {
        this.catalogue = catalogue;
        this.links = PublicLinks.of(catalogue);
        this.parts = new ReleaseParts(links, covers);
        this.items = new PodcastItem(catalogue, parts, besides);
        int older = (int)
                catalogue.entries().stream().filter(PodcastFeed::isDirectory).count();
        for (Entry entry : catalogue.entries()) {
            if (isDirectory(entry)) {
                int season = number(entry).orElse(older);
                older--;
                TrackItem.of(entry, links, season).forEach(track -> sources.add(new Part(entry, Optional.of(track))));
            } else if (isPlain(entry)) {
                sources.add(new Part(entry, Optional.empty()));
            }
        }
    }

    /**
     * The source of an item.
     *
     * @param track where it is one of several in a release
     */
    private record Part(Entry entry, Optional<TrackItem> track) {}

    private static boolean isDirectory(Entry entry) {
        return entry.release().filter(Release::isDirectory).isPresent();
    }

    private static OptionalInt number(Entry entry) {
        return entry.release().map(Release::number).orElse(OptionalInt.empty());
    }

    /** Also a note that never had a file. */
    private boolean isPlain(Entry entry) {
        return entry.current().isEmpty()
                || entry.current().stream()
                        .anyMatch(item -> links.download(item).isPresent());
    }

    /** Reports whether it has no item: nobody needs to subscribe to it. */
    public boolean isEmpty() {
        return sources.isEmpty();
    }

    public Rendered render() {
        Element source = Xml.parse(catalogue.channel().xml());
        boolean rss = isRss(source);
        Element channel = rss ? new PodcastChannel(catalogue, links).edit(source) : rebuiltChannel();
        return new RssDocument<>(channel, sources, part -> item(part, rss), OriginAddresses.of(catalogue))
                .renderDeclaringAll(List.of(Xml.ATOM, Xml.ITUNES, Xml.PODCAST));
    }

    private Element item(Part part, boolean rss) {
        Entry entry = part.entry();
        if (part.track().isPresent()) {
            return part.track().get().element(parts);
        }
        return rss && entry.release().isEmpty() ? items.edited(entry) : items.rebuilt(entry);
    }

    /** RSS 0.9x and 2.0 have no namespace of their own; Atom and RSS 1.0 are turned into RSS 2.0 from their fields. */
    private static boolean isRss(Element source) {
        return source.getName().equals("channel") && source.getNamespace().equals(Namespace.NO_NAMESPACE);
    }

    private Element rebuiltChannel() {
        Element channel = new Element("channel");
        List<Element> fields = new ArrayList<>();
        fields.add(Xml.element("title", catalogue.channel().title()));
        fields.add(Xml.element(
                "link",
                catalogue
                        .channel()
                        .link()
                        .or(() -> links.site(""))
                        .map(URI::toString)
                        .orElse("")));
        String description = catalogue.channel().description();
        fields.add(Xml.element(
                "description", description.isBlank() ? catalogue.channel().title() : description));
        catalogue.channel().language().ifPresent(language -> fields.add(Xml.element("language", language)));
        catalogue.channel().author().ifPresent(author -> fields.add(Xml.element("author", Xml.ITUNES, author)));
        catalogue.channel().image().filter(PublicAddress::isForAll).ifPresent(url -> fields.add(Xml.cover(url)));
        catalogue.channel().license().ifPresent(licence -> fields.add(Xml.licence(licence)));
        fields.forEach(field -> channel.addContent("\n").addContent(field));
        return new PodcastChannel(catalogue, links).edit(channel);
    }
}
