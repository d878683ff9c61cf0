package org.seedcast.publish.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.seedcast.library.Release;
import org.seedcast.publish.companion.Besides;
import org.seedcast.publish.companion.Chapter;
import org.seedcast.publish.companion.Companion;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;

/** The page of one item, which nothing changes but the item and its show: no other item is named there. */
final class ItemPage {
    private final Torrent torrent;
    private final PageItem item;
    private final PageShow show;
    private final Besides besides;

    ItemPage(Torrent torrent, PageItem item, PageShow show, Besides besides) {
        this.torrent = torrent;
        this.item = item;
        this.show = show;
        this.besides = besides;
    }

    /** @param cover as seen from the site's folder; empty for none */
    Map<String, Object> variables(String cover) {
        Map<String, Object> show = new HashMap<>(this.show.identity());
        show.put("url", this.show.address(""));
        Map<String, Object> page = item.variables(cover);
        page.putAll(this.show.spoken());
        page.put("show", show);
        page.put("url", this.show.address(PublicLinks.pagePath(torrent.item())));
        page.put("coverUrl", cover.isEmpty() ? show.get("coverUrl") : this.show.address(cover));
        page.put("summary", PageText.summary(item.description()));
        page.put("file", torrent.item().torrentName());
        page.put("sha256", torrent.state().sha256().map(hash -> hash.hex()).orElse(""));
        page.put(
                "playingTime",
                item.playingTime().map(time -> time.length().toString()).orElse(""));
        page.put("album", isAlbum());
        List<Chapter> chapters = besides.chapters(torrent);
        page.put("chapters", chapters.stream().map(ItemPage::chapter).toList());
        page.put("withChapters", !chapters.isEmpty());
        page.put("transcripts", transcripts());
        return page;
    }

    private static Map<String, Object> chapter(Chapter chapter) {
        return Map.of(
                "seconds", String.valueOf(chapter.seconds()),
                "clock", chapter.clock(),
                "title", PageText.title(chapter.title()),
                "href", chapter.url().orElse(""));
    }

    private List<Map<String, Object>> transcripts() {
        return besides.files(torrent).stream()
                .filter(file -> file.companion().kind() == Companion.Kind.TRANSCRIPT)
                .map(file -> Map.<String, Object>of(
                        "href", PublicLinks.encodedPath(file.name()),
                        "type", file.type(),
                        "language", file.companion().language().orElse(""),
                        "form",
                                file.name()
                                        .substring(file.name().lastIndexOf('.') + 1)
                                        .toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** Reports whether it is a release of several files. */
    private boolean isAlbum() {
        return torrent.item().release().filter(Release::isDirectory).isPresent();
    }
}
