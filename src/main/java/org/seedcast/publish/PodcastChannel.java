package org.seedcast.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.seedcast.library.Catalogue;

/** Edits the channel of a source feed into that of its copy. */
final class PodcastChannel {
    /** They speak for the address, the host or the owner of the original. */
    private static final Set<String> DROPPED_RSS = Set.of("cloud", "webMaster", "ttl", "generator", "lastBuildDate");

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
        SourceFeed.addresses(catalogue).ifPresent(addresses -> addresses.settle(channel));
        List<Element> ours = new ArrayList<>();
        ours.add(Xml.element("lastBuildDate", Rendered.DATE_MARK));
        ours.add(Xml.element("ttl", "60"));
        ours.add(Xml.element("generator", "seedcast"));
        links.site(PodcastFeed.NAME)
                .ifPresent(self -> ours.add(new Element("link", Xml.ATOM)
                        .setAttribute("href", self.toString())
                        .setAttribute("rel", "self")
                        .setAttribute("type", "application/rss+xml")));
        if (!catalogue.settings().own()) {
            ours.add(Xml.element("block", Xml.ITUNES, "Yes"));
            ours.add(Xml.element("block", Xml.PODCAST, "yes"));
        }
        Xml.trimEnd(channel);
        insertAfterTitle(channel, ours);
        return channel;
    }

    private boolean isDropped(Element child) {
        String name = child.getName();
        Namespace namespace = child.getNamespace();
        if (namespace.equals(Namespace.NO_NAMESPACE)) {
            return DROPPED_RSS.contains(name);
        }
        if (isItunes(namespace)) {
            return name.equals("new-feed-url")
                    || (name.equals("block") && !catalogue.settings().own());
        }
        if (isPodcast(namespace)) {
            return DROPPED_PODCAST.contains(name)
                    || (name.equals("block") && !catalogue.settings().own())
                    || (name.equals("txt")
                            && String.valueOf(child.getAttributeValue("purpose"))
                                    .contains("verify"));
        }
        return isAtom(namespace)
                && name.equals("link")
                && DROPPED_LINKS.contains(
                        String.valueOf(child.getAttributeValue("rel")).toLowerCase(Locale.ROOT));
    }

    static boolean isPodcast(Namespace namespace) {
        return namespace.getURI().equals(Xml.PODCAST.getURI())
                || namespace.getURI().equals(Xml.OLD_PODCAST);
    }

    private static boolean isItunes(Namespace namespace) {
        return namespace.getURI().toLowerCase(Locale.ROOT).equals(Xml.ITUNES.getURI());
    }

    private static boolean isAtom(Namespace namespace) {
        return namespace.getURI().equals(Xml.ATOM.getURI());
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
