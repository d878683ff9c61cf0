package org.seedcast.publish.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Layout;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;

/** A show in the index of several. */
public final class ListedShow {
    private static final int SUMMARY_CHARACTERS = 300;

    private final String folder;
    private final PageShow page;
    private final List<Torrent> torrents;
    private final PublicLinks links;
    private final boolean cover;

    private ListedShow(String folder, Catalogue catalogue, boolean cover) {
        this.folder = folder;
        this.page = new PageShow(catalogue, OriginAddresses.of(catalogue), cover);
        this.torrents = Torrent.allOf(catalogue);
        this.links = PublicLinks.of(catalogue);
        this.cover = cover;
    }

    /** @param folder the name of the library's, which lies beside the index */
    public static ListedShow of(String folder, Catalogue catalogue, Layout layout) {
        return new ListedShow(
                folder, catalogue, Files.isRegularFile(layout.site().resolve(PageShow.COVER)));
    }

    String folder() {
        return folder;
    }

    String language() {
        return page.language();
    }

    int files() {
        return torrents.size();
    }

    String title() {
        return page.title();
    }

    /** The address of a file of its site; empty while nobody said where that is published. */
    Optional<URI> address(String file) {
        return links.site(file);
    }

    /** A file of its site, as a link in the index. */
    String link(String file) {
        return URLEncoder.encode(folder, StandardCharsets.UTF_8).replace("+", "%20") + "/site/" + file;
    }

    private Optional<Instant> newest() {
        return torrents.stream()
                .flatMap(torrent -> torrent.item().published().stream())
                .max(Comparator.naturalOrder());
    }

    Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("title", title());
        variables.put("language", language());
        variables.put("description", PageText.cut(PageText.oneLine(page.description()), SUMMARY_CHARACTERS));
        variables.put("count", page.count(torrents));
        variables.put("size", page.size(torrents));
        variables.put("newest", newest().map(page.words()::day).orElse(""));
        variables.put("newestDate", newest().map(PageText::date).orElse(""));
        variables.put("cover", cover ? link(PageShow.COVER) : "");
        variables.put("page", link(Page.FIRST));
        variables.put("podcast", page.hasPodcast() ? link(PodcastFeed.NAME) : "");
        variables.put("torrents", link(TorrentFeed.NAME));
        return variables;
    }
}
