package org.seedcast.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.Release;

/**
 * Writes feeds and page from the library. The same library gives the same bytes: a file that would not change is not
 * touched, and the one date in a feed moves only with the rest of it. Feeds come last, so that they never name a file
 * that is not there.
 */
public final class Site {
    private static final String PAGE = "index.html";

    private final AtomicFile files;
    private final InstantSource clock;

    public Site(AtomicFile files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    /** @return whether any file changed */
    public boolean write(Library library, Catalogue catalogue) throws SeedcastException {
        Path site = library.layout().site();
        TorrentFeed torrents = new TorrentFeed(catalogue);
        boolean changed = writeCovers(library.layout(), catalogue);
        changed |= write(site.resolve(PAGE), new Page(catalogue).render().getBytes(StandardCharsets.UTF_8));
        changed |= write(library, PodcastFeed.NAME, new PodcastFeed(catalogue).render());
        if (torrents.isCut() || Files.exists(site.resolve(TorrentFeed.ALL))) {
            // once there it has subscribers, also when items were taken down
            changed |= write(library, TorrentFeed.ALL, torrents.all());
        }
        changed |= write(library, TorrentFeed.NAME, torrents.newest());
        return changed;
    }

    /** Deletes what the site has of {@code item}, which neither feeds nor page name any more. */
    public void withdraw(Item item, Layout layout) throws SeedcastException {
        delete(layout.torrent(item.fileName()));
        Optional<Path> cover = Covers.name(item)
                .map(name -> layout.site().resolve(Covers.FOLDER).resolve(name));
        if (cover.isPresent()) {
            delete(cover.get());
        }
    }

    private void delete(Path file) throws SeedcastException {
        try {
            files.delete(file);
        } catch (IOException e) {
            throw SiteNotWritten.of(file, e);
        }
    }

    private boolean writeCovers(Layout layout, Catalogue catalogue) throws SeedcastException {
        Covers covers = new Covers(files);
        boolean changed = false;
        for (Torrent torrent : Torrent.allOf(catalogue)) {
            changed |= covers.write(torrent.item(), layout);
        }
        return changed;
    }

    /** Whether every file that is always written is there; what they hold is not looked at. */
    public static boolean isComplete(Layout layout) {
        return List.of(PAGE, PodcastFeed.NAME, TorrentFeed.NAME).stream()
                .allMatch(name -> Files.isRegularFile(layout.site().resolve(name)));
    }

    /** Whether any published file can be had by BitTorrent only, and would not if the site knew where the media are. */
    public static boolean hasTorrentOnlyItems(Catalogue catalogue) {
        return Torrent.allOf(catalogue).stream()
                .filter(torrent ->
                        torrent.item().release().map(Release::isInMedia).orElse(true))
                .anyMatch(torrent -> torrent.links().download(torrent.item()).isEmpty());
    }

    /** The date is saved before the file: a crash between the two gives the same bytes at the next run. */
    private boolean write(Library library, String name, Rendered feed) throws SeedcastException {
        String digest = feed.digest();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<OutputVersion> last = library.output(name);
        OutputVersion version = last.map(before -> before.next(digest, now)).orElse(new OutputVersion(digest, now));
        if (!last.equals(Optional.of(version))) {
            library.save(name, version);
        }
        return write(library.layout().site().resolve(name), feed.dated(version.builtAt()));
    }

    private boolean write(Path target, byte[] content) throws SeedcastException {
        try {
            return files.writeIfChanged(target, content);
        } catch (IOException e) {
            throw SiteNotWritten.of(target, e);
        }
    }
}
