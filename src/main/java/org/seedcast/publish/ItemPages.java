package org.seedcast.publish;

import java.util.Optional;
import java.util.function.Function;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.page.TemplateBroken;
import org.seedcast.publish.page.Templates;

/** Writes the page of each item as soon as it is rendered. */
final class ItemPages {
    private final SiteFiles out;
    private final Function<Item, String> covers;

    /** @param covers the path of an item's cover in the site; empty for none */
    ItemPages(SiteFiles out, Function<Item, String> covers) {
        this.out = out;
        this.covers = covers;
    }

    /** Writes those of {@code catalogue}, of which {@code draft} was made. */
    void write(Draft draft, Catalogue catalogue) {
        Optional<Templates> templates = draft.looks().templates();
        if (templates.isEmpty()) {
            keep(catalogue);
            return;
        }
        try (ParallelFiles files = new ParallelFiles(out)) {
            draft.items().renderItems(templates.get().item(), covers, (name, content) -> {
                if (out.failMostly()) {
                    out.leave(name);
                } else {
                    files.write(name, content);
                }
            });
        } catch (TemplateBroken e) {
            out.failed(e.skipped());
            keep(catalogue);
        }
    }

    /** Keeps them from when the template was last usable. */
    private void keep(Catalogue catalogue) {
        Torrent.allOf(catalogue).forEach(torrent -> out.leave(PublicLinks.pageFile(torrent.item())));
    }

    /** Renders those of {@code draft} for nobody. */
    static void rehearse(Draft draft) {
        Templates templates = draft.looks().templates().orElseGet(Templates::ours);
        try {
            draft.items().renderItems(templates.item(), item -> "", (name, content) -> {});
        } catch (TemplateBroken e) {
            return; // no fault of an item
        }
    }
}
