package org.seedcast.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.store.Library;
import org.seedcast.publish.companion.Besides;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.SiteNotWritten;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.page.Assets;
import org.seedcast.publish.page.PageShow;
import org.seedcast.publish.page.SearchIndex;
import org.seedcast.publish.page.TemplateBroken;
import org.seedcast.publish.page.Templates;
import org.seedcast.publish.picture.ShowCover;

/**
 * Writes feeds and pages from the library. The same library gives the same bytes: a file that would not change is not
 * touched, and the one date in a feed moves only with the rest of it. Feeds come last, so that they never name a file
 * that is not there.
 */
public final class Site {
    /** File names of a picture that the operator gave for the show, both in the site and in the library. */
    public static final List<String> OWN_IMAGES = OwnImage.NAMES;

    private final AtomicFile files;
    private final InstantSource clock;

    public Site(AtomicFile files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * Refuses settings that no site can be written with.
     *
     * @throws TemplateBroken when the template cannot be read
     */
    public static void check(PublishingSettings settings) throws TemplateBroken {
        Assets.of(settings.template());
        Templates.of(settings.template());
    }

    /**
     * The result of writing the site.
     *
     * @param changed whether any file did
     * @param files that are as they should be now
     * @param left files that stay as they are, be they right or not
     * @param leftOut what no site could be made of
     * @param failures files that could not be written, and why
     */
    public record Written(
            boolean changed, Set<Path> files, Set<Path> left, List<LeftOut> leftOut, List<SeedcastException> failures) {

        /** Reports whether all feeds were written, so that none names a retired item. */
        public boolean hasFeeds(Layout layout) {
            return Stream.of(TorrentFeed.NAME, TorrentFeed.ALL, PodcastFeed.NAME)
                    .map(layout.site()::resolve)
                    .allMatch(feed -> files.contains(feed) || !Files.exists(feed, LinkOption.NOFOLLOW_LINKS));
        }
    }

    /**
     * Writes as much as possible: an unusable template, an item that cannot be published, or a file with a name that is
     * taken does not hold up the rest.
     *
     * @param urgent whether the pages are to be written even without their template, as they name retired items
     */
    public Written write(Library library, Catalogue catalogue, boolean urgent) throws SeedcastException {
        Layout layout = library.layout();
        SiteFiles out = new SiteFiles(files, layout.site());
        Looks looks = Looks.of(catalogue.settings().template(), urgent);
        Optional<byte[]> cover = cover(layout, out);
        Covers covers =
                new Covers(out, layout, library.outputs().files().damages().keySet());
        boolean withAll = Files.exists(layout.site().resolve(TorrentFeed.ALL));
        new OwnImage(out).write(catalogue.settings().show(), layout);
        Optional<String> shows = new SiteState(library.outputs())
                .wayToIndex(layout, catalogue.settings().baseUrl());
        SiteCompanions companions = new SiteCompanions(
                out, layout, library.outputs().files().damages().keySet(), catalogue);
        Draft.Terms terms = new Draft.Terms(looks, urgent, cover.isPresent(), shows, covers::seen, companions, withAll);
        Draft.Terms trial = new Draft.Terms(looks, urgent, cover.isPresent(), shows, item -> "", Besides.NONE, false);
        Sieve sieve = new Sieve(part -> ItemPages.rehearse(Draft.of(part, trial)));
        Draft draft;
        try {
            companions.write(catalogue);
            draft = writeItems(catalogue, covers, terms, out);
        } catch (RuntimeException | Error e) {
            Catalogue sound = sieve.sift(catalogue);
            companions.write(sound);
            draft = writeItems(sound, covers, terms, out);
        }
        writeCover(cover, out);
        if (draft.looks().assets().isPresent()) {
            new TemplateAssets(library.outputs(), clock)
                    .write(draft.looks().assets().get(), out);
        }
        write(library, draft, out);
        return new Written(out.haveChanged(), out.written(), out.left(), sieve.leftOut(), out.failures());
    }

    /** Covers and pages of items are written before the pages that lead to them are. */
    private static Draft writeItems(Catalogue catalogue, Covers covers, Draft.Terms terms, SiteFiles out) {
        writeCovers(covers, catalogue);
        Draft draft = Draft.of(catalogue, terms);
        new ItemPages(out, terms.covers()).write(draft, catalogue);
        return draft;
    }

    /** Feeds come last. */
    private void write(Library library, Draft draft, SiteFiles out) throws SeedcastException {
        SiteState state = new SiteState(library.outputs());
        draft.looks().fault().ifPresent(out::failed);
        out.write(SearchIndex.NAME, draft.search().getBytes(StandardCharsets.UTF_8));
        draft.pages().forEach(out::write);
        if (draft.pages().isEmpty()) {
            // as they were when the template was last usable
            state.pages().forEach(out::leave);
            new TemplateAssets(library.outputs(), clock).keep(out);
        } else {
            new OldPages(draft, out).write();
        }
        new FeedFiles(library.outputs(), clock, out).write(draft);
        if (!draft.pages().isEmpty()) {
            state.written(draft.pageCount(), clock);
        }
    }

    private static Optional<byte[]> cover(Layout layout, SiteFiles out) {
        try {
            return ShowCover.of(layout);
        } catch (SeedcastException e) {
            out.failed(e);
            return Optional.empty();
        }
    }

    private static void writeCover(Optional<byte[]> cover, SiteFiles out) {
        if (cover.isPresent()) {
            out.write(PageShow.COVER, cover.get());
        } else {
            out.remove(PageShow.COVER);
        }
    }

    /** Guids as the feeds have them: without what lets a subscriber in. */
    public static Set<String> publicGuids(Set<String> guids, Catalogue catalogue) {
        OriginAddresses origin = OriginAddresses.of(catalogue);
        return guids.stream().map(origin::guid).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Deletes what the site has of {@code item}, which neither feeds nor page name any more. */
    public void withdraw(Item item, Layout layout) throws SeedcastException {
        remove(layout.torrent(item.fileName()));
        remove(layout.site().resolve(PublicLinks.pageFile(item)));
        Optional<Path> cover = PublicLinks.coverName(item)
                .map(name -> layout.site().resolve(PublicLinks.COVERS).resolve(name));
        if (cover.isPresent()) {
            remove(cover.get());
        }
        SiteCompanions.withdraw(item, layout, files);
    }

    /**
     * Deletes the cover that the site has of {@code item}, in whatever format it was.
     *
     * @return where it may have been
     */
    public List<Path> withdrawCovers(Item item, Layout layout) throws SeedcastException {
        List<Path> places = Stream.of("jpg", "jpeg", "png", "gif", "webp")
                .map(extension -> layout.cover(item.fileName(), "cover." + extension))
                .toList();
        for (Path place : places) {
            remove(place);
        }
        return places;
    }

    private static void writeCovers(Covers covers, Catalogue catalogue) {
        Torrent.allOf(catalogue).forEach(torrent -> covers.write(torrent.item()));
    }

    /** Reports whether all files that are always written exist; their content is not checked. */
    public static boolean isComplete(Library library) throws SeedcastException {
        return new SiteState(library.outputs()).isComplete(library);
    }

    /** Records that the library lies in a folder with an index of shows, to which its pages are to lead. */
    public static void listed(Library library) throws SeedcastException {
        new SiteState(library.outputs()).listed(library.layout());
    }

    /** Reports whether the site has the form in which this version of seedcast writes it. */
    public static boolean isCurrent(Library library) throws SeedcastException {
        return new SiteState(library.outputs()).isCurrent();
    }

    /** Returns the published items whose content is here and that nobody can have without BitTorrent. */
    public static List<Item> torrentOnly(Catalogue catalogue) {
        return Torrent.allOf(catalogue).stream()
                .filter(torrent -> !torrent.links().isPlain(torrent.item()))
                .map(Torrent::item)
                .filter(item -> !catalogue.gone().contains(item.id()))
                .toList();
    }

    /** Reports whether there is any that cannot be had by its magnet link. */
    public static boolean hasPrivateTorrents(Catalogue catalogue) {
        return Torrent.allOf(catalogue).stream()
                .anyMatch(torrent -> torrent.magnet().isEmpty());
    }

    private boolean remove(Path target) throws SeedcastException {
        try {
            return files.delete(target);
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }
}
