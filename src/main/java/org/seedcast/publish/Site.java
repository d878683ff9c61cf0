package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Links;
import org.seedcast.file.Listing;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.Release;

/**
 * Writes feeds and pages from the library. The same library gives the same bytes: a file that would not change is not
 * touched, and the one date in a feed moves only with the rest of it. Feeds come last, so that they never name a file
 * that is not there.
 */
public final class Site {
    /** Under which the names of what templates brought are remembered, so that they go with the template. */
    private static final String ASSETS = "assets/";

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
     * What came of it.
     *
     * @param changed whether any file did
     * @param leftOut what no site could be made of
     */
    public record Written(boolean changed, List<LeftOut> leftOut) {}

    /** All pages and feeds are made before the first file is written: a template that cannot be used changes none. */
    public Written write(Library library, Catalogue catalogue) throws SeedcastException {
        Layout layout = library.layout();
        Optional<Path> folder = catalogue.settings().template();
        Map<String, byte[]> assets = Assets.of(folder);
        PageTemplate template = PageTemplate.of(folder);
        Optional<byte[]> cover = ShowCover.of(layout);
        Covers covers = new Covers(files, layout);
        boolean withAll = Files.exists(layout.site().resolve(TorrentFeed.ALL));
        boolean changed = new OwnImage(files).write(catalogue.settings().show(), layout);
        Sieve sieve = new Sieve(part -> Draft.of(part, template, cover.isPresent(), item -> "", false));
        Draft draft;
        try {
            changed |= writeCovers(covers, catalogue);
            draft = Draft.of(catalogue, template, cover.isPresent(), covers::seen, withAll);
        } catch (RuntimeException | Error e) {
            Catalogue sound = sieve.sift(catalogue);
            changed |= writeCovers(covers, sound);
            draft = Draft.of(sound, template, cover.isPresent(), covers::seen, withAll);
        }
        changed |= write(layout, PageShow.COVER, cover);
        changed |= writeAssets(library, assets);
        changed |= write(library, draft);
        return new Written(changed, sieve.leftOut());
    }

    /** Feeds come last. */
    private boolean write(Library library, Draft draft) throws SeedcastException {
        Layout layout = library.layout();
        boolean changed = false;
        for (Map.Entry<String, byte[]> page : draft.pages().entrySet()) {
            changed |= write(layout.site().resolve(page.getKey()), page.getValue());
        }
        changed |= removePagesAfter(draft.pageCount(), layout);
        changed |= write(library, PodcastFeed.NAME, draft.podcast());
        if (draft.all().isPresent()) {
            // once there it has subscribers, also when items were taken down
            changed |= write(library, TorrentFeed.ALL, draft.all().get());
        }
        changed |= write(library, TorrentFeed.NAME, draft.newest());
        if (!library.outputs().sitePages().equals(OptionalInt.of(draft.pageCount()))) {
            library.outputs().siteWritten(draft.pageCount());
        }
        return changed;
    }

    /** Guids as the feeds have them: without what lets a subscriber in. */
    public static Set<String> publicGuids(Set<String> guids, Catalogue catalogue) {
        OriginAddresses origin = OriginAddresses.of(catalogue);
        return guids.stream().map(origin::guid).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Deletes what the site has of {@code item}, which neither feeds nor page name any more. */
    public void withdraw(Item item, Layout layout) throws SeedcastException {
        remove(layout.torrent(item.fileName()));
        Optional<Path> cover = Covers.name(item)
                .map(name -> layout.site().resolve(Covers.FOLDER).resolve(name));
        if (cover.isPresent()) {
            remove(cover.get());
        }
    }

    private static boolean writeCovers(Covers covers, Catalogue catalogue) throws SeedcastException {
        boolean changed = false;
        for (Torrent torrent : Torrent.allOf(catalogue)) {
            changed |= covers.write(torrent.item());
        }
        return changed;
    }

    /** What an earlier template brought, and this one does not, goes; also where a run was cut off in between. */
    private boolean writeAssets(Library library, Map<String, byte[]> assets) throws SeedcastException {
        String before = library.outputs().get(ASSETS).map(OutputVersion::digest).orElse("");
        Set<String> all = new TreeSet<>(assets.keySet());
        before.lines().forEach(all::add);
        remember(library, ASSETS, String.join("\n", all));
        boolean changed = false;
        for (String name : all) {
            changed |= write(library.layout(), name, Optional.ofNullable(assets.get(name)));
        }
        remember(library, ASSETS, String.join("\n", assets.keySet()));
        return changed;
    }

    private boolean removePagesAfter(int count, Layout layout) throws SeedcastException {
        boolean changed = false;
        try {
            for (Path file : Listing.of(layout.site())) {
                if (Page.isAfter(count, String.valueOf(file.getFileName()))) {
                    changed |= remove(file);
                }
            }
        } catch (IOException e) {
            throw SiteNotWritten.of(layout.site(), e);
        }
        return changed;
    }

    /**
     * Whether all that is always written is there; what is in the files is not looked at.
     */
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

    /** Whether any published file can be had by BitTorrent only, and would not if the site knew where the media are. */
    public static boolean hasTorrentOnlyItems(Catalogue catalogue) {
        return Torrent.allOf(catalogue).stream()
                .filter(torrent ->
                        torrent.item().release().map(Release::isInMedia).orElse(true))
                .anyMatch(torrent -> torrent.links().download(torrent.item()).isEmpty());
    }

    /** Reports whether there is any that cannot be had by its magnet link. */
    public static boolean hasPrivateTorrents(Catalogue catalogue) {
        return Torrent.allOf(catalogue).stream()
                .anyMatch(torrent -> torrent.magnet().isEmpty());
    }

    /** The date is saved before the file: a crash between the two gives the same bytes at the next run. */
    private boolean write(Library library, String name, Rendered feed) throws SeedcastException {
        String digest = feed.digest();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<OutputVersion> last = library.outputs().get(name);
        OutputVersion version = last.map(before -> before.next(digest, now)).orElse(new OutputVersion(digest, now));
        if (!last.equals(Optional.of(version))) {
            library.outputs().changed(name, version);
        }
        return write(library.layout().site().resolve(name), feed.dated(version.builtAt()));
    }

    private void remember(Library library, String name, String state) throws SeedcastException {
        if (library.outputs()
                .get(name)
                .filter(last -> last.digest().equals(state))
                .isEmpty()) {
            library.outputs().save(name, new OutputVersion(state, clock.instant()));
        }
    }

    private boolean write(Layout layout, String name, Optional<byte[]> content) throws SeedcastException {
        Path target = layout.site().resolve(name);
        requireOwnFolders(target, layout.site());
        return content.isPresent() ? write(target, content.get()) : remove(target);
    }

    /** A template may bring folders in folders, each of which may have become somebody's link. */
    private static void requireOwnFolders(Path target, Path site) throws SeedcastException {
        try {
            for (Path folder = target.getParent();
                    folder != null && !folder.equals(site);
                    folder = folder.getParent()) {
                Links.require(folder);
            }
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }

    private boolean remove(Path target) throws SeedcastException {
        try {
            return files.delete(target);
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }

    private boolean write(Path target, byte[] content) throws SeedcastException {
        return write(target, List.of(content));
    }

    private boolean write(Path target, List<byte[]> content) throws SeedcastException {
        try {
            return files.writeIfChanged(target, content);
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }
}
