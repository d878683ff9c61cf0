package org.seedcast.publish.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.library.Release;
import org.seedcast.publish.companion.Besides;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PublicAddress;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Xml;

/**
 * podcast.xml, the feed for podcast apps: the channel of the source and every item it ever had, edited in place, so
 * that the publisher's elements come through unchanged. Only what would be untrue in a copy is removed, and what a
 * browser would run. Releases of one file have an item made of their fields; those of several have none, as an item is
 * one thing to play.
 */
public final class PodcastFeed {
    public static final String NAME = "podcast.xml";

    private final Catalogue catalogue;
    private final PublicLinks links;
    private final PodcastItem items;

    public PodcastFeed(Catalogue catalogue) {
        this(catalogue, Besides.NONE);
    }

    /** @param besides what the site has beside each file */
    public PodcastFeed(Catalogue catalogue, Besides besides) {
        this.catalogue = catalogue;
        this.links = PublicLinks.of(catalogue);
        this.items = new PodcastItem(catalogue, besides);
    }

    public Rendered render() {
        Element source = Xml.parse(catalogue.channel().xml());
        boolean rss = isRss(source);
        Element channel = rss ? new PodcastChannel(catalogue, links).edit(source) : rebuiltChannel();
        List<Entry> playable = catalogue.entries().stream()
                .filter(entry -> entry.release().filter(Release::isDirectory).isEmpty())
                .toList();
        return new RssDocument<>(channel, playable, entry -> item(entry, rss), OriginAddresses.of(catalogue))
                .renderDeclaringAll(List.of(Xml.ATOM, Xml.ITUNES, Xml.PODCAST));
    }

    private Element item(Entry entry, boolean rss) {
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
        fields.add(Xml.element("description", catalogue.channel().description()));
        catalogue.channel().language().ifPresent(language -> fields.add(Xml.element("language", language)));
        catalogue.channel().author().ifPresent(author -> fields.add(Xml.element("author", Xml.ITUNES, author)));
        catalogue.channel().image().filter(PublicAddress::isForAll).ifPresent(url -> fields.add(Xml.cover(url)));
        catalogue.channel().license().ifPresent(licence -> fields.add(Xml.licence(licence)));
        fields.forEach(field -> channel.addContent("\n").addContent(field));
        return new PodcastChannel(catalogue, links).edit(channel);
    }
}
