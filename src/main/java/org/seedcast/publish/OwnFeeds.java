package org.seedcast.publish;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.input.SAXBuilder;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.Guid;
import org.seedcast.feed.PackedText;
import org.seedcast.library.Entry;
import org.seedcast.publish.feed.NameUuid;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Xml;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Sha256;

/** Reads a library back from the feeds of its site, for when nothing else knows it. */
public final class OwnFeeds {
    private static final Pattern MAGNET = Pattern.compile("^magnet:\\?xt=urn:btih:([0-9a-fA-F]{40})(?:&.*)?$");
    private static final String SRI = "sha256-";
    private static final String TORRENTS = " (torrents)";

    private final List<Episode> episodes = new ArrayList<>();
    private final Map<InfoHash, Copy> copies = new LinkedHashMap<>();
    private final Map<InfoHash, Episode> torrents = new LinkedHashMap<>();
    private final Map<InfoHash, String> fileNames = new LinkedHashMap<>();
    private Optional<FeedChannel> show = Optional.empty();
    private Optional<FeedChannel> list = Optional.empty();
    private final SAXBuilder parser = Xml.parser();

    /**
     * A file that stands in podcast.xml.
     *
     * @param guid of the item there
     * @param media where it can be had
     * @param sha256 of its bytes
     */
    public record Copy(Guid guid, Optional<URI> media, Optional<Sha256> sha256) {}

    /** @param podcast what podcast.xml holds */
    public void podcast(Feed podcast) {
        show = Optional.of(podcast.channel());
        podcast.episodes().forEach(episode -> episodes.add(without(episode)));
    }

    /** @param torrents what torrents.xml holds, or torrents-all.xml */
    public void torrents(Feed torrents) {
        list = list.or(() -> Optional.of(torrents.channel()));
        for (Episode episode : torrents.episodes()) {
            infoHash(episode.guid().value()).ifPresent(infoHash -> {
                this.torrents.put(infoHash, episode);
                String name = Xml.parse(episode.xml(), parser).getChildTextTrim("fileName", Xml.TORRENT);
                if (name != null) {
                    fileNames.put(infoHash, name);
                }
            });
        }
    }

    /** The episodes of podcast.xml without what was added to them. */
    public List<Episode> episodes() {
        return List.copyOf(episodes);
    }

    public Optional<Copy> copy(InfoHash infoHash) {
        return Optional.ofNullable(copies.get(infoHash));
    }

    /** The item of torrents.xml. */
    public Optional<Episode> torrent(InfoHash infoHash) {
        return Optional.ofNullable(torrents.get(infoHash));
    }

    /** The page of the episode, as torrents.xml has it. */
    public Optional<URI> page(InfoHash infoHash) {
        return torrent(infoHash)
                .map(episode -> Xml.parse(episode.xml(), parser).getChildTextTrim("comments"))
                .filter(page -> page.startsWith("http"))
                .map(URI::create)
                .filter(page -> !isOwn(page));
    }

    /** Reports whether {@code page} is one that the site gave an item, for want of one of its publisher. */
    private boolean isOwn(URI page) {
        return baseUrl()
                .filter(base -> page.toString()
                        .startsWith(base.resolve(PublicLinks.ITEMS + "/").toString()))
                .isPresent();
    }

    /** The names of files that torrents.xml lists. */
    public Map<InfoHash, String> fileNames() {
        return Map.copyOf(fileNames);
    }

    /** The show, as far as a copy of its feed, or the list of its torrents, tells. */
    public Optional<FeedChannel> channel() {
        return show.or(() -> list.map(OwnFeeds::ofReleases));
    }

    private static FeedChannel ofReleases(FeedChannel list) {
        String title = list.title();
        return new FeedChannel(
                "none",
                title.endsWith(TORRENTS) ? title.substring(0, title.length() - TORRENTS.length()) : title,
                list.link(),
                list.description(),
                list.language(),
                list.image(),
                list.author(),
                list.license(),
                false,
                "<none/>");
    }

    /** Returns the address of the site. */
    public Optional<URI> baseUrl() {
        return link("self").map(self -> URI.create(self).resolve("."));
    }

    /** The feed that is mirrored, if everybody may know it. */
    public Optional<String> source() {
        return link("via");
    }

    /** Reports whether directories are not asked to leave the copy out. */
    public boolean own() {
        return channelElement()
                .filter(channel -> channel.getChild("block", Xml.PODCAST) == null)
                .isPresent();
    }

    private Optional<String> link(String rel) {
        return channelElement().stream()
                .flatMap(channel -> channel.getChildren("link", Xml.ATOM).stream())
                .filter(link -> rel.equals(link.getAttributeValue("rel")))
                .flatMap(link -> Optional.ofNullable(link.getAttributeValue("href")).stream())
                .findFirst();
    }

    private Optional<Element> channelElement() {
        return list.or(() -> show).map(channel -> Xml.parse(channel.xml()));
    }

    /** The guid under which {@code entry} stands in podcast.xml. */
    public static Guid guid(Entry entry) {
        boolean address = entry.items().stream()
                .anyMatch(item ->
                        item.enclosure().canonicalUrl().equals(entry.feedGuid().value()));
        return address ? new Guid(NameUuid.ofUrl(entry.guid().value()).toString()) : entry.guid();
    }

    private Episode without(Episode episode) {
        Element item = Xml.parse(episode.xml(), parser);
        for (Element alternate : List.copyOf(item.getChildren("alternateEnclosure", Xml.PODCAST))) {
            List<String> sources = alternate.getChildren("source", Xml.PODCAST).stream()
                    .map(source -> source.getAttributeValue("uri", ""))
                    .toList();
            Optional<InfoHash> infoHash = sources.stream()
                    .flatMap(source -> infoHash(source).stream())
                    .findFirst();
            if (infoHash.isPresent()) {
                copies.put(infoHash.get(), new Copy(episode.guid(), media(alternate), sha256(alternate)));
                Xml.remove(alternate);
            }
        }
        Optional<URI> link = episode.link().filter(page -> !isOwn(page));
        if (!link.equals(episode.link())) {
            List.copyOf(item.getChildren("link")).forEach(Xml::remove);
        }
        List<Enclosure> enclosures = episode.enclosures().stream()
                .filter(enclosure -> !isOfTorrent(enclosure))
                .toList();
        return new Episode(
                episode.guid(),
                episode.title(),
                episode.published(),
                link,
                episode.notes(),
                enclosures,
                PackedText.of(new XMLOutputter(Format.getRawFormat().setLineSeparator("\n")).outputString(item)));
    }

    private static Optional<URI> media(Element alternate) {
        return alternate.getChildren("source", Xml.PODCAST).stream()
                .filter(source -> source.getAttribute("contentType", Namespace.NO_NAMESPACE) == null)
                .map(source -> source.getAttributeValue("uri", ""))
                .filter(uri -> uri.startsWith("http"))
                .map(URI::create)
                .findFirst();
    }

    private static Optional<Sha256> sha256(Element alternate) {
        String sri = alternate.getChildren("integrity", Xml.PODCAST).stream()
                .map(integrity -> integrity.getAttributeValue("value", ""))
                .findFirst()
                .orElse("");
        try {
            return sri.startsWith(SRI)
                    ? Optional.of(Sha256.of(Base64.getDecoder().decode(sri.substring(SRI.length()))))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfTorrent(Enclosure enclosure) {
        return "magnet".equals(enclosure.url().getScheme()) || enclosure.type().equals(Optional.of(Xml.TORRENT_TYPE));
    }

    private static Optional<InfoHash> infoHash(String text) {
        Matcher magnet = MAGNET.matcher(text);
        String hex = magnet.matches() ? magnet.group(1) : text;
        try {
            return Optional.of(InfoHash.parse(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An address for a file that no feed gives one. */
    public static Enclosure enclosure(URI address) {
        return new Enclosure(address, Optional.empty(), OptionalLong.empty());
    }
}
