package org.seedcast.publish;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;

/**
 * All pages and feeds of a site, made and not yet written.
 *
 * @param pages by file name, the first page last
 * @param all every torrent; empty where the newest are all
 */
record Draft(int pageCount, Map<String, byte[]> pages, Rendered podcast, Rendered newest, Optional<Rendered> all) {

    /**
     * @param cover whether the site has one of the show
     * @param covers where the cover of an item is, as seen from a page; empty for none
     * @param withAll whether there is a feed of every torrent already
     */
    static Draft of(
            Catalogue catalogue, PageTemplate template, boolean cover, Function<Item, String> covers, boolean withAll)
            throws TemplateBroken {
        Pages pages = new Pages(catalogue, cover);
        TorrentFeed torrents = new TorrentFeed(catalogue);
        return new Draft(
                pages.count(),
                pages.render(template, covers),
                new PodcastFeed(catalogue).render(),
                torrents.newest(),
                torrents.isCut() || withAll ? Optional.of(torrents.all()) : Optional.empty());
    }
}
