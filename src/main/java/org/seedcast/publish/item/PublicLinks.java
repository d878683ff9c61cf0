package org.seedcast.publish.item;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.seedcast.address.Resource;
import org.seedcast.address.Secrets;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.Release;
import org.seedcast.library.track.Track;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.Origin;
import org.seedcast.torrent.WebSeed;

/** The public addresses of an item; never a path of this machine. */
public final class PublicLinks {
    /** The folder of covers in the site. */
    public static final String COVERS = "covers";
    /** The folder of chapters in the site. */
    public static final String CHAPTERS = "chapters";
    /** The folder of transcripts in the site. */
    public static final String TRANSCRIPTS = "transcripts";
    /** The folder of the pages of items. */
    public static final String ITEMS = "items";

    private static final String PAGE = ".html";

    private final PublishingSettings settings;
    /** The ids of items whose content is not here. */
    private final Set<Long> gone;

    public PublicLinks(PublishingSettings settings) {
        this(settings, Set.of());
    }

    private PublicLinks(PublishingSettings settings, Set<Long> gone) {
        this.settings = settings;
        this.gone = gone;
    }

    public static PublicLinks of(Catalogue catalogue) {
        return new PublicLinks(catalogue.settings(), catalogue.gone());
    }

    /** A file of the site, relative to it; empty while nobody said where it is published. */
    public Optional<URI> site(String relative) {
        return settings.baseUrl().map(base -> base.resolve(relative));
    }

    /** Returns the hub that announces changes, if there is a feed that it could fetch. */
    public Optional<Element> hub() {
        return settings.hooks()
                .hub()
                .filter(any -> settings.baseUrl().isPresent())
                .map(hub -> new Element("link", Xml.ATOM)
                        .setAttribute("href", hub.toString())
                        .setAttribute("rel", "hub"));
    }

    Optional<URI> torrent(Item item) {
        return site(torrentPath(item));
    }

    /** The .torrent as seen from a page of the site, wherever that is published. */
    public static String torrentPath(Item item) {
        return "torrents/" + encoded(item.fileName() + ".torrent");
    }

    /** The page of the item, for whoever does not come from another page of the site. */
    public Optional<URI> page(Item item) {
        return site(pagePath(item));
    }

    /** The page of the item as seen from the site's folder; it stays as long as the item does. */
    public static String pagePath(Item item) {
        return ITEMS + "/" + encoded(item.fileName() + PAGE);
    }

    /** The file of that page in the site: it has the name of the .torrent. */
    public static String pageFile(Item item) {
        return ITEMS + "/" + item.fileName() + PAGE;
    }

    /** Our own copy; empty as long as it is not here. */
    public Optional<URI> media(Item item) {
        return gone.contains(item.id()) ? Optional.empty() : copy(item);
    }

    /** Our own copy serves these very bytes for ever, so it is the web seed too (BEP 19), also of a file that is to come back. */
    private Optional<URI> copy(Item item) {
        boolean file = item.release().map(PublicLinks::isPublishedFile).orElse(true);
        return file ? settings.mediaBase().map(base -> base.resolve(encoded(item.torrentName()))) : Optional.empty();
    }

    private static boolean isPublishedFile(Release release) {
        return release.isInMedia() && !release.isDirectory();
    }

    /** Returns the web seeds, a release's own ones first; a directory among the media has their folder as one. */
    public List<URI> webSeeds(Item item) {
        boolean directory = item.release()
                .filter(Release::isInMedia)
                .filter(Release::isDirectory)
                .isPresent();
        Optional<URI> own = directory ? settings.mediaBase() : copy(item);
        Stream<URI> given = item.release().map(Release::webSeeds).orElse(List.of()).stream()
                .filter(seed -> settings.privateFeed() || !Secrets.in(seed).any());
        Stream<URI> copies = Stream.concat(given, own.stream());
        List<URI> all = Stream.concat(copies, proven(item).stream())
                .map(Resource::of)
                .distinct()
                .toList();
        return item.release()
                .map(release -> WebSeed.withLoneFile(all, release.name(), release.loneFile()))
                .orElse(all);
    }

    /** The origin only where it is wanted, and proven to be one. */
    private Optional<URI> proven(Item item) {
        boolean wanted = settings.webSeedOrigin() && !settings.privateFeed();
        return wanted && item.origin().orElse(null) instanceof Origin.Stable stable && stable.whole()
                ? Optional.of(stable.url()).filter(PublicAddress::isForAll)
                : Optional.empty();
    }

    /** A release's own, else the library's; a public library names none by which a tracker knows a member. */
    public AnnounceList trackers(Item item) {
        AnnounceList all = item.release()
                .map(Release::trackers)
                .filter(own -> !own.isEmpty())
                .orElse(settings.trackers());
        return settings.privateFeed()
                ? all
                : all.only(tracker -> !Secrets.inTracker(tracker).any());
    }

    /** The cover as seen from a page of the site, wherever that is published. */
    public static Optional<String> cover(Item item) {
        return coverName(item).map(name -> COVERS + "/" + encoded(name));
    }

    /** The name of the cover in {@link #COVERS}: that of the .torrent; empty for an item without a cover. */
    public static Optional<String> coverName(Item item) {
        return item.release()
                .flatMap(Release::cover)
                .map(cover -> item.fileName()
                        + cover.substring(cover.lastIndexOf('.')).toLowerCase(Locale.ROOT));
    }

    /**
     * The file at its publisher, who may change it; empty where only this machine or a subscriber could open it, and where
     * the publisher is known to have put another one there.
     */
    Optional<URI> origin(Item item) {
        return Optional.of(item.enclosure().url())
                .filter(any -> !settings.privateFeed())
                .filter(PublicAddress::isForAll)
                .filter(url -> !item.revision().superseded());
    }

    /**
     * Returns the URL at which a browser or a podcast app gets the file without BitTorrent; empty for a release of several
     * files, each of which has its own.
     */
    public Optional<URI> download(Item item) {
        boolean several = item.release().filter(Release::isDirectory).isPresent();
        return several
                ? Optional.empty()
                : media(item).or(() -> seeded(item, List.of())).or(() -> origin(item));
    }

    /** The same of a file of a release that is a directory. */
    public Optional<URI> download(Item item, Track track) {
        Optional<URI> ours = item.release()
                .filter(Release::isInMedia)
                .filter(here -> !gone.contains(item.id()))
                .flatMap(here -> settings.mediaBase());
        return ours.flatMap(base -> new WebSeed(base).ofFile(item.torrentName(), track.path()))
                .or(() -> seeded(item, track.path()));
    }

    /** A web seed that the operator gave a release serves it to browsers as well. */
    private Optional<URI> seeded(Item item, List<String> path) {
        return item.release().map(Release::webSeeds).orElse(List.of()).stream()
                .filter(PublicAddress::isForAll)
                .flatMap(seed -> new WebSeed(seed).ofFile(item.torrentName(), path).stream())
                .findFirst();
    }

    /** Reports whether any of it can be had without BitTorrent. */
    public boolean isPlain(Item item) {
        return download(item).isPresent()
                || item.release().filter(Release::isDirectory).map(Release::tracks).orElse(List.of()).stream()
                        .anyMatch(track -> download(item, track).isPresent());
    }

    /** A file in a folder of the site, as seen from it. */
    public static String encodedPath(String name) {
        int slash = name.indexOf('/');
        return name.substring(0, slash + 1) + encoded(name.substring(slash + 1));
    }

    /** The very bytes of the name: URI would compose letters and marks, and so name a file that is not there. */
    private static String encoded(String fileName) {
        return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
