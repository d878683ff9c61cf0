package org.seedcast.publish.page;

import java.util.HashMap;
import java.util.Map;
import org.seedcast.library.Release;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;

/** The page of one item, which nothing changes but the item and its show: no other item is named there. */
final class ItemPage {
    private final Torrent torrent;
    private final PageItem item;
    private final PageShow show;

    ItemPage(Torrent torrent, PageItem item, PageShow show) {
        this.torrent = torrent;
        this.item = item;
        this.show = show;
    }

    /** @param cover as seen from the site's folder; empty for none */
    Map<String, Object> variables(String cover) {
        Map<String, Object> show = new HashMap<>(this.show.identity());
        show.put("url", this.show.address(""));
        Map<String, Object> page = item.variables(cover);
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
        return page;
    }

    /** Reports whether it is a release of several files. */
    private boolean isAlbum() {
        return torrent.item().release().filter(Release::isDirectory).isPresent();
    }
}
