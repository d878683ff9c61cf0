package org.seedcast.publish;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.publish.companion.Besides;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.Rendered;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.page.Pages;
import org.seedcast.publish.page.TemplateBroken;

/**
 * All pages and feeds of a site, made but not yet written.
 *
 * @param pages by file name, the first page last; empty where they stay as they are
 * @param items renders the pages of items
 * @param search for the script of the pages
 * @param looks of the pages, as far as their template could be used
 * @param all every torrent; empty where the newest are all
 */
record Draft(
        int pageCount,
        Map<String, byte[]> pages,
        Pages items,
        String search,
        Looks looks,
        Rendered podcast,
        Rendered newest,
        Optional<Rendered> all) {

    /**
     * Options of a site.
     *
     * @param looks of its pages
     * @param urgent whether the pages are to be written in any case
     * @param cover whether the site has a cover of the show
     * @param shows the way to an index of shows; empty for none
     * @param covers the path of an item's cover relative to a page; empty for none
     * @param besides what the site has beside each file
     * @param withAll whether a feed of all torrents exists already
     */
    record Terms(
            Looks looks,
            boolean urgent,
            boolean cover,
            Optional<String> shows,
            Function<Item, String> covers,
            Besides besides,
            boolean withAll) {}

    static Draft of(Catalogue catalogue, Terms terms) {
        Pages pages = new Pages(catalogue, terms.cover(), terms.shows(), terms.besides());
        Looks looks = terms.looks();
        Map<String, byte[]> rendered;
        try {
            rendered = rendered(pages, looks, terms);
        } catch (TemplateBroken e) {
            looks = Looks.broken(e, terms.urgent());
            rendered = renderedByOurs(pages, looks, terms);
        }
        TorrentFeed torrents = new TorrentFeed(catalogue);
        return new Draft(
                pages.count(),
                rendered,
                pages,
                pages.search(),
                looks,
                new PodcastFeed(catalogue, terms.covers(), terms.besides()).render(),
                torrents.newest(),
                torrents.isCut() || terms.withAll() ? Optional.of(torrents.all()) : Optional.empty());
    }

    private static Map<String, byte[]> rendered(Pages pages, Looks looks, Terms terms) throws TemplateBroken {
        if (looks.templates().isEmpty()) {
            return Map.of();
        }
        pages.prove(looks.templates().get().item());
        return pages.render(looks.templates().get().page(), terms.covers());
    }

    private static Map<String, byte[]> renderedByOurs(Pages pages, Looks looks, Terms terms) {
        try {
            return rendered(pages, looks, terms);
        } catch (TemplateBroken e) {
            throw new AssertionError("ours is tested", e);
        }
    }
}
