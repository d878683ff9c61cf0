package org.seedcast.publish.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdom2.input.SAXBuilder;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.publish.companion.Besides;
import org.seedcast.publish.companion.SiteFile;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.item.Xml;

/**
 * The pages of a show for visitors, with or without a BitTorrent client and without scripts, and the data for the
 * script that searches them. Everything from the feed is text to the template, which escapes it.
 */
public final class Pages {
    private static final String MOVED = "moved.html";

    private final List<Torrent> torrents;
    private final PageShow show;
    private final Optional<String> shows;
    private final Besides besides;
    private final List<PageItem> items = new ArrayList<>();

    /**
     * @param cover whether the site has one of the show
     * @param shows the way to an index of shows; empty for none
     * @param besides what the site has beside each file
     */
    public Pages(Catalogue catalogue, boolean cover, Optional<String> shows, Besides besides) {
        this.besides = besides;
        OriginAddresses origin = OriginAddresses.of(catalogue);
        this.torrents = Torrent.allOf(catalogue);
        this.show = new PageShow(catalogue, origin, cover);
        this.shows = shows;
        SAXBuilder parser = Xml.parser();
        torrents.forEach(torrent -> items.add(new PageItem(torrent, origin, show.words(), parser)));
    }

    public int count() {
        return Page.count(files());
    }

    public int files() {
        return torrents.size();
    }

    /** Returns the index that the search script reads. */
    public String search() {
        return SearchIndex.render(items);
    }

    /**
     * All pages that list files, the one that people come to as the last: the others are there when it leads to them.
     *
     * @param covers where the cover of an item is, as seen from a page; empty for none
     */
    public Map<String, byte[]> render(PageTemplate template, Function<Item, String> covers) throws TemplateBroken {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (Page page : Page.all(torrents.size())) {
            files.put(page.fileName(), bytes(template.render(variables(page, covers))));
        }
        return files;
    }

    /** Renders the page in place of one that there is no more. */
    public byte[] moved() {
        try {
            return bytes(PageTemplate.ours(MOVED).render(show.identity()));
        } catch (TemplateBroken e) {
            throw new AssertionError("ours is tested", e);
        }
    }

    /** Finds out on the newest item whether its page can be rendered. */
    public void prove(PageTemplate template) throws TemplateBroken {
        if (!items.isEmpty()) {
            template.render(itemVariables(0, item -> ""));
        }
    }

    /**
     * Renders the page of each item in turn, as those of thousands of items must not be in memory at once.
     *
     * @param covers where the cover of an item is, as seen from the site's folder; empty for none
     * @param to takes each with its path in the site
     */
    public void renderItems(PageTemplate template, Function<Item, String> covers, BiConsumer<String, byte[]> to)
            throws TemplateBroken {
        for (int place = 0; place < items.size(); place++) {
            String name = PublicLinks.pageFile(torrents.get(place).item());
            to.accept(name, bytes(template.render(itemVariables(place, covers))));
        }
    }

    private Map<String, Object> itemVariables(int place, Function<Item, String> covers) {
        return new ItemPage(torrents.get(place), items.get(place), show, besides)
                .variables(cover(torrents.get(place), covers, SiteFile::name));
    }

    /** The cover of a release, else the picture of the episode in the form that is wanted. */
    private String cover(Torrent torrent, Function<Item, String> covers, Function<SiteFile, String> form) {
        String own = covers.apply(torrent.item());
        return own.isEmpty()
                ? besides.picture(torrent)
                        .map(form)
                        .map(PublicLinks::encodedPath)
                        .orElse("")
                : own;
    }

    private Map<String, Object> variables(Page page, Function<Item, String> covers) {
        Map<String, Object> variables = show.variables(torrents, page);
        List<Map<String, Object>> shown = new ArrayList<>();
        List<Torrent> its = page.of(torrents);
        List<PageItem> itsItems = page.of(items);
        for (int i = 0; i < its.size(); i++) {
            shown.add(itsItems.get(i).variables(cover(its.get(i), covers, SiteFile::small)));
        }
        variables.put("shows", shows.orElse(""));
        variables.put("items", shown);
        return variables;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
