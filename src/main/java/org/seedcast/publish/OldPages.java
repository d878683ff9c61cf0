package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.seedcast.file.Listing;
import org.seedcast.publish.item.SiteNotWritten;
import org.seedcast.publish.page.Page;

/** Pages that the site has no more, as fewer files are published, or as pages were once numbered from the newest. */
final class OldPages {
    private final Draft draft;
    private final SiteFiles out;

    OldPages(Draft draft, SiteFiles out) {
        this.draft = draft;
        this.out = out;
    }

    /** Removes them, except those that somebody may have linked a file on: they lead on to it. */
    void write() {
        Path site = out.at("");
        try {
            for (Path file : Listing.of(site)) {
                String name = String.valueOf(file.getFileName());
                if (Page.isBeyond(draft.pageCount(), name)) {
                    if (Page.hadFiles(draft.items().files(), name)) {
                        out.write(name, draft.items().moved());
                    } else {
                        out.remove(name);
                    }
                }
            }
        } catch (IOException e) {
            out.failed(SiteNotWritten.of(site, e));
        }
    }
}
