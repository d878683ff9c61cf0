package org.seedcast.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Listing;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.store.Library;
import org.seedcast.publish.feed.PodcastFeed;
import org.seedcast.publish.feed.Rendered;
import org.seedcast.publish.feed.TorrentFeed;
import org.seedcast.publish.item.OriginAddresses;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.publish.item.SiteNotWritten;
import org.seedcast.publish.item.Torrent;
import org.seedcast.publish.page.Assets;
import org.seedcast.publish.page.Page;
import org.seedcast.publish.page.PageShow;
import org.seedcast.publish.page.PageTemplate;
import org.seedcast.publish.page.SearchIndex;
import org.seedcast.publish.page.TemplateBroken;
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
        PageTemplate.of(settings.template());
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
        Draft.Terms terms = new Draft.Terms(looks, urgent, cover.isPresent(), covers::seen, withAll);
        Sieve sieve =
                new Sieve(part -> Draft.of(part, new Draft.Terms(looks, urgent, cover.isPresent(), item -> "", false)));
        Draft draft;
        try {
            writeCovers(covers, catalogue);
            draft = Draft.of(catalogue, terms);
        } catch (RuntimeException | Error e) {
            Catalogue sound = sieve.sift(catalogue);
            writeCovers(covers, sound);
            draft = Draft.of(sound, terms);
        }
        writeCover(cover, out);
        if (draft.looks().assets().isPresent()) {
            new TemplateAssets(library.outputs(), clock)
                    .write(draft.looks().assets().get(), out);
        }
        write(library, draft, out);
        return new Written(out.haveChanged(), out.written(), out.left(), sieve.leftOut(), out.failures());
    }

    /** Feeds come last. */
    private void write(Library library, Draft draft, SiteFiles out) throws SeedcastException {
        draft.looks().fault().ifPresent(out::failed);
        out.write(SearchIndex.NAME, draft.search().getBytes(StandardCharsets.UTF_8));
        draft.pages().forEach(out::write);
        if (draft.pages().isEmpty()) {
            keepPages(library, out);
            new TemplateAssets(library.outputs(), clock).keep(out);
        } else {
            removePagesAfter(draft.pageCount(), library.layout(), out);
        }
        write(library, PodcastFeed.NAME, draft.podcast(), out);
        if (draft.all().isPresent()) {
            // once there it has subscribers, also when items were taken down
            write(library, TorrentFeed.ALL, draft.all().get(), out);
        }
        write(library, TorrentFeed.NAME, draft.newest(), out);
        if (!draft.pages().isEmpty() && !library.outputs().sitePages().equals(OptionalInt.of(draft.pageCount()))) {
            library.outputs().siteWritten(draft.pageCount());
        }
    }

    /** Keeps the pages from when the template was last usable. */
    private static void keepPages(Library library, SiteFiles out) throws SeedcastException {
        int count = library.outputs().sitePages().orElse(0);
        IntStream.rangeClosed(1, count).mapToObj(Page::fileName).forEach(out::leave);
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
        Optional<Path> cover = PublicLinks.coverName(item)
                .map(name -> layout.site().resolve(PublicLinks.COVERS).resolve(name));
        if (cover.isPresent()) {
            remove(cover.get());
        }
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

    private static void removePagesAfter(int count, Layout layout, SiteFiles out) {
        try {
            for (Path file : Listing.of(layout.site())) {
                String name = String.valueOf(file.getFileName());
                if (Page.isAfter(count, name)) {
                    out.remove(name);
                }
            }
        } catch (IOException e) {
            out.failed(SiteNotWritten.of(layout.site(), e));
        }
    }

    /** Reports whether all files that are always written exist; their content is not checked. */
    public static boolean isComplete(Library library) throws SeedcastException {
        OptionalInt count = library.outputs().sitePages();
        if (count.isEmpty()) {
            return false;
        }
        boolean covered = Files.exists(library.layout().cover())
                == Files.exists(library.layout().site().resolve(PageShow.COVER));
        Stream<String> pages = IntStream.rangeClosed(1, count.getAsInt()).mapToObj(Page::fileName);
        Stream<String> others = Stream.of(PodcastFeed.NAME, TorrentFeed.NAME, SearchIndex.NAME);
        Stream<String> names = Stream.of(pages, others, Assets.OURS.stream()).flatMap(all -> all);
        return covered
                && names.allMatch(
                        name -> Files.isRegularFile(library.layout().site().resolve(name)));
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

    /** The date is saved before the file: a crash between the two gives the same bytes at the next run. */
    private void write(Library library, String name, Rendered feed, SiteFiles out) throws SeedcastException {
        String digest = feed.digest();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<OutputVersion> last = library.outputs().get(name);
        OutputVersion version = last.map(before -> before.next(digest, now)).orElse(new OutputVersion(digest, now));
        if (!last.equals(Optional.of(version))) {
            library.outputs().changed(name, version);
        }
        out.write(name, feed.dated(version.builtAt()));
    }

    private boolean remove(Path target) throws SeedcastException {
        try {
            return files.delete(target);
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }
}
