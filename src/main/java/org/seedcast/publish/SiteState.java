package org.seedcast.publish;

import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Layout;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.row.Outputs;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.page.Assets;
import org.seedcast.publish.page.Page;
import org.seedcast.publish.page.PageShow;
import org.seedcast.publish.page.SearchIndex;

/** The form of the site as the library remembers it, and the files that belong to it. */
final class SiteState {
    /** Under which the form is remembered. */
    private static final String NAME = "site/";
    /** Changes with the set of files that a site consists of. */
    private static final String FORM = "items";

    private final Outputs outputs;

    SiteState(Outputs outputs) {
        this.outputs = outputs;
    }

    /** Records that all pages were written. */
    void written(int pages, InstantSource clock) throws SeedcastException {
        if (!outputs.sitePages().equals(OptionalInt.of(pages))) {
            outputs.siteWritten(pages);
        }
        if (!isCurrent()) {
            outputs.save(NAME, new OutputVersion(FORM, clock.instant()));
        }
    }

    boolean isCurrent() throws SeedcastException {
        return outputs.get(NAME).filter(last -> last.digest().equals(FORM)).isPresent();
    }

    /** Returns the pages that list files. */
    List<String> pages() throws SeedcastException {
        return Page.names(outputs.sitePages().orElse(0));
    }

    boolean isComplete(Library library) throws SeedcastException {
        if (outputs.sitePages().isEmpty()) {
            return false;
        }
        Layout layout = library.layout();
        boolean covered =
                Files.exists(layout.cover()) == Files.exists(layout.site().resolve(PageShow.COVER));
        Stream<String> items = library.items().all().stream()
                .filter(item -> item.state() instanceof Published)
                .map(PublicLinks::pageFile);
        Stream<String> others = Stream.of(PodcastFeed.NAME, TorrentFeed.NAME, SearchIndex.NAME);
        return covered
                && Stream.of(pages().stream(), items, others, Assets.OURS.stream())
                        .flatMap(all -> all)
                        .allMatch(name -> Files.isRegularFile(layout.site().resolve(name)));
    }
}
