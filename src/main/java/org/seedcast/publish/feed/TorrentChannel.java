package org.seedcast.publish.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdom2.Element;
import org.seedcast.feed.FeedChannel;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Show;
import org.seedcast.publish.item.PlainText;
import org.seedcast.publish.item.PublicAddress;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.item.Xml;

/**
 * The channel of torrents.xml: the show's description, as far as it holds for the torrents, too. Clients that compare
 * names without their namespace use the last title that they find, so the image has the same one. Others refuse a feed
 * with duplicate elements, or with an owner without an address for mail, who appears only in podcast.xml.
 */
final class TorrentChannel {
    private static final String MINUTES_TO_LIVE = "60";

    private final Catalogue catalogue;
    private final FeedChannel channel;
    private final PublicLinks links;
    private final ChannelParts source;
    private final String title;

    TorrentChannel(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.channel = catalogue.channel();
        this.links = PublicLinks.of(catalogue);
        Element kept = Xml.parse(channel.xml());
        SourceFeed.settle(kept, catalogue);
        this.source = new ChannelParts(kept);
        this.title = channel.title() + " (torrents)";
    }

    /**
     * The channel without items.
     *
     * @param newest of them, as its date is that of the channel
     * @param other the feed beside it, where there is one
     */
    Element element(String fileName, Optional<Torrent> newest, Optional<URI> other) {
        List<Element> parts = new ArrayList<>();
        parts.add(Xml.element("title", title));
        parts.add(Xml.element("link", home()));
        parts.add(Xml.element("description", PlainText.of(channel.description())));
        channel.language().ifPresent(language -> parts.add(Xml.element("language", language)));
        source.rss("copyright").stream().limit(1).forEach(parts::add);
        source.rss("managingEditor").stream().limit(1).forEach(parts::add);
        newest.flatMap(Torrent::date).ifPresent(date -> parts.add(Xml.element("pubDate", Xml.date(date))));
        parts.add(Xml.element("lastBuildDate", Rendered.DATE_MARK));
        parts.addAll(source.rss("category"));
        parts.add(Xml.element("generator", "seedcast"));
        parts.add(Xml.element("ttl", MINUTES_TO_LIVE));
        image().ifPresent(parts::add);
        parts.addAll(links(fileName, other));
        parts.addAll(extensions());
        Element element = new Element("channel");
        parts.forEach(part -> element.addContent("\n").addContent(part));
        return element;
    }

    private List<Element> links(String fileName, Optional<URI> other) {
        List<Element> parts = new ArrayList<>();
        links.site(fileName).ifPresent(self -> parts.add(Xml.feedLink("self", self)));
        SourceFeed.publicUrl(catalogue).ifPresent(via -> parts.add(Xml.feedLink("via", via)));
        links.hub().ifPresent(parts::add);
        other.ifPresent(all -> parts.add(Xml.feedLink("related", all)));
        parts.addAll(source.links("payment"));
        return parts;
    }

    private List<Element> extensions() {
        List<Element> parts = new ArrayList<>();
        channel.author().ifPresent(author -> parts.add(Xml.element("author", Xml.ITUNES, author)));
        cover().ifPresent(url -> parts.add(Xml.cover(url)));
        parts.addAll(source.itunes("category"));
        source.itunes("explicit").stream().limit(1).forEach(parts::add);
        source.itunes("type").stream().limit(1).forEach(parts::add);
        source.itunes("complete").stream().limit(1).forEach(parts::add);
        if (!catalogue.settings().own()) {
            parts.add(Xml.element("block", Xml.ITUNES, "Yes"));
            parts.add(Xml.element("block", Xml.PODCAST, "yes"));
        }
        source.podcast("medium").stream().limit(1).forEach(parts::add);
        parts.addAll(licence());
        return parts;
    }

    /** As the source has it, with its address; else what is known of it. */
    private List<Element> licence() {
        List<Element> stated = source.podcast("license");
        return stated.isEmpty() || show().license().isPresent()
                ? channel.license().map(Xml::licence).map(List::of).orElse(List.of())
                : stated;
    }

    private Show show() {
        return catalogue.settings().show();
    }

    private Optional<URI> cover() {
        return channel.image().filter(PublicAddress::isForAll);
    }

    /** The small one of RSS where there is one. */
    private Optional<Element> image() {
        Optional<String> small = source.rss("image").stream()
                .flatMap(image -> Optional.ofNullable(image.getChildTextTrim("url")).stream())
                .filter(url -> !url.isEmpty())
                .findFirst();
        return small.filter(any -> show().image().isEmpty())
                .or(() -> cover().map(URI::toString))
                .map(url -> new Element("image")
                        .addContent(Xml.element("url", url))
                        .addContent(Xml.element("title", title))
                        .addContent(Xml.element("link", home())));
    }

    /** A channel must have a link (RSS 2.0); the show's own, else where this site is. */
    private String home() {
        return channel.link()
                .or(() -> links.site(""))
                .or(() -> SourceFeed.publicUrl(catalogue))
                .map(URI::toString)
                .orElse("");
    }
}
