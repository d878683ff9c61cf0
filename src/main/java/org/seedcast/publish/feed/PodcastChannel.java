package org.seedcast.publish.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.seedcast.library.Catalogue;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Xml;

/** Edits the channel of a source feed into that of its copy. */
final class PodcastChannel {
    /** Elements that speak for the address, the host or the owner of the original. */
    private static final Set<String> DROPPED_RSS = Set.of("cloud", "webMaster", "ttl", "generator", "lastBuildDate");

    private static final Set<String> DROPPED_ITUNES = Set.of("new-feed-url", "applepodcastsverify");
    private static final Set<String> DROPPED_PODCAST = Set.of("guid", "podping", "liveItem");
    private static final Set<String> DROPPED_LINKS = Set.of(
            "self", "hub", "first", "last", "next", "prev", "previous", "current", "next-archive", "prev-archive");

    private final Catalogue catalogue;
    private final PublicLinks links;

    PodcastChannel(Catalogue catalogue, PublicLinks links) {
        this.catalogue = catalogue;
        this.links = links;
    }

    Element edit(Element channel) {
        for (Element child : List.copyOf(channel.getChildren())) {
            if (isDropped(child)) {
                Xml.remove(child);
            }
        }
        SourceFeed.settle(channel, catalogue);
        List<Element> ours = new ArrayList<>();
        ours.add(Xml.element("lastBuildDate", Rendered.DATE_MARK));
        ours.add(Xml.element("ttl", "60"));
        ours.add(Xml.element("generator", "seedcast"));
        links.site(PodcastFeed.NAME).ifPresent(self -> ours.add(Xml.feedLink("self", self)));
        SourceFeed.publicUrl(catalogue)
                .filter(via -> !isLinked(via, channel))
                .ifPresent(via -> ours.add(Xml.feedLink("via", via)));
        links.hub().ifPresent(ours::add);
        if (!catalogue.settings().own()) {
            ours.add(Xml.element("block", Xml.ITUNES, "Yes"));
            ours.add(Xml.element("block", Xml.PODCAST, "yes"));
        }
        new OwnWords(catalogue).replaceIn(channel);
        Xml.trimEnd(channel);
        insertAfterTitle(channel, ours);
        return channel;
    }

    private static boolean isLinked(URI via, Element channel) {
        return new ChannelParts(channel)
                .links("via").stream().anyMatch(link -> via.toString().equals(link.getAttributeValue("href")));
    }

    private boolean isDropped(Element child) {
        String name = child.getName();
        Namespace namespace = child.getNamespace();
        if (namespace.equals(Namespace.NO_NAMESPACE)) {
            return DROPPED_RSS.contains(name);
        }
        if (ChannelParts.is(namespace, Xml.ITUNES)) {
            return DROPPED_ITUNES.contains(name)
                    || (name.equals("block") && !catalogue.settings().own());
        }
        if (ChannelParts.is(namespace, Xml.PODCAST)) {
            return DROPPED_PODCAST.contains(name)
                    || (name.equals("block") && !catalogue.settings().own())
                    || (name.equals("txt")
                            && String.valueOf(child.getAttributeValue("purpose"))
                                    .contains("verify"));
        }
        return ChannelParts.is(namespace, Xml.ATOM)
                && name.equals("link")
                && DROPPED_LINKS.contains(
                        String.valueOf(child.getAttributeValue("rel")).toLowerCase(Locale.ROOT));
    }

    private static void insertAfterTitle(Element channel, List<Element> ours) {
        Element title = channel.getChild("title");
        int at = title == null ? 0 : channel.indexOf(title) + 1;
        for (Element element : ours) {
            channel.addContent(at++, new Text("\n"));
            channel.addContent(at++, element);
        }
    }
}
