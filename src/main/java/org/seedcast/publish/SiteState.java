package org.seedcast.publish;

import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
    /** Under which the folder is remembered whose index lists the show. */
    private static final String LISTED = "shows/";
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

    /** Records that an index of shows lies above the library. */
    void listed(Layout layout) throws SeedcastException {
        String folder = folder(layout);
        if (outputs.get(LISTED).filter(last -> last.digest().equals(folder)).isEmpty()) {
            outputs.save(LISTED, new OutputVersion(folder, Instant.EPOCH));
        }
    }

    /**
     * Returns the way from a page to that index; empty for a library that has been moved since, and for a site that is
     * published elsewhere than in its place below the index.
     *
     * @param base where the site is published
     */
    Optional<String> wayToIndex(Layout layout, Optional<URI> base) throws SeedcastException {
        String place = "/" + layout.root().getFileName() + "/" + layout.site().getFileName() + "/";
        return outputs.get(LISTED)
                .filter(last -> last.digest().equals(folder(layout)))
                .filter(any -> base.map(URI::getPath).orElse(place).endsWith(place))
                .map(any -> "../../index.html");
    }

    private static String folder(Layout layout) {
        return String.valueOf(layout.root().toAbsolutePath().normalize().getParent());
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
