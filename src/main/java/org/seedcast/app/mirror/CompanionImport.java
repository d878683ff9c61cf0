package org.seedcast.app.mirror;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.download.DownloadFailed;
import org.seedcast.download.Downloader;
import org.seedcast.download.Wanted;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;
import org.seedcast.publish.companion.Companion;
import org.seedcast.publish.companion.Companions;
import org.seedcast.publish.companion.KeptCompanions;
import org.seedcast.publish.companion.Settled;
import org.seedcast.publish.companion.SiteFile;
import org.seedcast.publish.picture.Picture;
import org.seedcast.publish.picture.UnfitPicture;

/**
 * Fetches chapters, transcripts and pictures of episodes, once from each address that the feed gives them. One that cannot be had holds up
 * nothing.
 */
public final class CompanionImport {
    private static final Duration BETWEEN_TRIES = Duration.ofDays(1);
    /** Failures of a host after which it is left alone for the rest of the run. */
    private static final int PATIENCE = 3;

    private final Disk disk;
    private final AtomicFile files;
    private final InstantSource clock;
    private final Consumer<Event> events;

    public CompanionImport(Disk disk, AtomicFile files, InstantSource clock, Consumer<Event> events) {
        this.disk = disk;
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Fetches what is not here.
     *
     * @return whether anything is new
     */
    boolean take(Library library, Downloader downloader, Consumer<SeedcastException> faults)
            throws SeedcastException, InterruptedException {
        Optional<Catalogue> catalogue = library.catalogue();
        boolean any = false;
        Round round = new Round(library, downloader);
        for (Entry entry : catalogue.map(Catalogue::entries).orElse(List.of())) {
            Optional<Item> file =
                    entry.current().stream().findFirst().filter(item -> item.state() instanceof Published);
            if (file.isPresent()) {
                for (Companion companion : Companions.of(entry, catalogue.get())) {
                    try {
                        any |= round.take(file.get(), companion);
                    } catch (SeedcastException e) {
                        events.accept(new Event.Problem(e));
                        faults.accept(e);
                        return any;
                    }
                }
            }
        }
        return any;
    }

    /** A file as it is kept. */
    private static final class Copy {
        private final String extension;
        private final byte[] content;

        private Copy(String extension, byte[] content) {
            this.extension = extension;
            this.content = content;
        }

        static Copy of(byte[] fetched, Companion companion) throws IOException, UnfitPicture {
            if (companion.kind() == Companion.Kind.PICTURE) {
                return new Copy(Settled.PICTURE, Picture.cover(fetched));
            }
            Settled settled = Settled.of(fetched, companion);
            return new Copy(settled.extension(), settled.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One run, in which a host that does not answer is not asked for ever. */
    private final class Round {
        private final Library library;
        private final Layout layout;
        private final Downloader downloader;
        private final KeptCompanions kept;
        /** The last pictures and texts, as several episodes may share one. */
        private final Map<URI, Copy> copies = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<URI, Copy> eldest) {
                return size() > 10;
            }
        };

        private final Map<String, Integer> failures = new HashMap<>();

        Round(Library library, Downloader downloader) {
            this.library = library;
            this.layout = library.layout();
            this.downloader = downloader;
            this.kept = new KeptCompanions(layout);
        }

        boolean take(Item item, Companion companion) throws SeedcastException, InterruptedException {
            String host = String.valueOf(companion.url().resolve("/"));
            Instant now = clock.instant();
            boolean asked = failures.getOrDefault(host, 0) < PATIENCE
                    && kept.isDue(item, companion, now.minus(BETWEEN_TRIES), now);
            if (!asked) {
                return false;
            }
            Path mark = kept.mark(item, companion);
            try {
                Copy copy = copies.get(companion.url());
                Copy got = copy == null ? Copy.of(fetched(companion), companion) : copy;
                keep(item, companion, got);
                copies.put(companion.url(), got);
                return true;
            } catch (DownloadFailed e) {
                if (e.isHere()) {
                    throw e;
                }
                failures.merge(host, 1, Integer::sum);
                write(mark, now.toString().getBytes(StandardCharsets.UTF_8));
                tell(item, companion, SeedcastException.reason(e));
            } catch (IOException | UnfitPicture | RuntimeException e) {
                write(mark, new byte[0]);
                tell(
                        item,
                        companion,
                        RedactedUrl.of(companion.url()) + " cannot be used: " + SeedcastException.reason(e));
            }
            return false;
        }

        /** Keeps a new copy; the one in the site is from another address, and goes. */
        private void keep(Item item, Companion companion, Copy copy) throws SeedcastException {
            write(kept.path(item, companion, copy.extension), copy.content);
            SiteFile file = new SiteFile(companion, SiteFile.name(item, companion, copy.extension), "");
            for (String name : List.of(file.name(), file.small())) {
                Path published = layout.site().resolve(name);
                library.outputs().files().forget(published);
                remove(published);
            }
            remove(kept.mark(item, companion));
        }

        private byte[] fetched(Companion companion)
                throws DownloadFailed, OutOfSpace, InterruptedException, IOException {
            Path part = layout.state().resolve("companion.part");
            URI url = companion.url();
            boolean page = companion.type().contains("html");
            downloader.download(page ? new Wanted(url, "text/html") : Wanted.anything(url), part);
            byte[] content = Files.readAllBytes(part);
            downloader.settled(part);
            disk.deleteIfExists(part);
            return content;
        }

        private void write(Path file, byte[] content) throws SeedcastException {
            try {
                files.writeIfChanged(file, content);
            } catch (IOException e) {
                throw NotWritten.of(file, e);
            }
        }

        private void remove(Path file) throws SeedcastException {
            try {
                files.delete(file);
            } catch (IOException e) {
                throw NotWritten.of(file, e);
            }
        }
    }

    private void tell(Item item, Companion companion, String why) {
        String what = companion.kind().name().toLowerCase(Locale.ROOT);
        events.accept(new Event.Notice(item.fileName() + " has no " + what + " here: " + why, Optional.empty()));
    }
}
