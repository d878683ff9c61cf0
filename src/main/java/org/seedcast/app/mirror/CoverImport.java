package org.seedcast.app.mirror;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.download.DownloadFailed;
import org.seedcast.download.Downloader;
import org.seedcast.download.Wanted;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedChannel;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.CoverFetch;
import org.seedcast.library.Layout;
import org.seedcast.library.Show;
import org.seedcast.library.store.Library;
import org.seedcast.publish.picture.Picture;
import org.seedcast.publish.picture.UnfitPicture;

/** Fetches the cover of the show, once for each address that the feed gives it. A missing cover never fails a run. */
public final class CoverImport {
    /** Time between two tries: a host that was down yesterday may be up today; until then nothing is reported again. */
    private static final Duration BETWEEN_TRIES = Duration.ofDays(1);

    private final Disk disk;
    private final AtomicFile files;
    private final InstantSource clock;
    private final Consumer<Event> events;

    public CoverImport(Disk disk, AtomicFile files, InstantSource clock, Consumer<Event> events) {
        this.disk = disk;
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Fetches the cover unless it is here.
     *
     * @return whether there is a new one
     */
    boolean take(Library library, Downloader downloader, FeedImport.Intake read, Consumer<SeedcastException> faults)
            throws SeedcastException, InterruptedException {
        Optional<Wish> wish = wish(library, read);
        if (wish.isEmpty()) {
            return false;
        }
        URI url = wish.get().url();
        try {
            return settle(wish.get(), Picture.cover(fetched(url, library.layout(), downloader)), library);
        } catch (UnfitPicture e) {
            if (wish.get().repainted().isEmpty()) {
                library.save(new CoverFetch(url, Optional.empty()));
                tell(RedactedUrl.of(url) + ": " + SeedcastException.reason(e));
            }
        } catch (DownloadFailed e) {
            if (e.isHere()) {
                fail(e, faults);
                return false;
            }
            library.save(new CoverFetch(url, Optional.of(clock.instant())));
            tell(SeedcastException.reason(e));
        } catch (OutOfSpace e) {
            fail(e, faults);
        } catch (IOException e) {
            fail(NotWritten.of(library.layout().cover(), e), faults);
        } catch (RuntimeException | Error e) {
            library.save(new CoverFetch(url, Optional.of(clock.instant())));
            tell(RedactedUrl.of(url) + " cannot be used: " + SeedcastException.reason(e));
        }
        return false;
    }

    /**
     * A picture that may be new.
     *
     * @param repainted the channel, where its address has another query now: that may mean another picture, or nothing
     */
    private record Wish(URI url, Optional<FeedChannel> repainted) {}

    private Optional<Wish> wish(Library library, FeedImport.Intake read) throws SeedcastException {
        Optional<CoverFetch> last = library.cover();
        Instant now = clock.instant();
        if (library.settings().show().image().isEmpty() && read.repainted().isPresent()) {
            boolean patient = last.flatMap(CoverFetch::failed)
                    .filter(failed -> !isLongPast(failed, now))
                    .isPresent();
            return read.repainted()
                    .flatMap(FeedChannel::image)
                    .filter(any -> !patient)
                    .map(url -> new Wish(url, read.repainted()));
        }
        return address(library)
                .filter(url -> isDue(url, last, read.news(), now))
                .map(url -> new Wish(url, Optional.empty()));
    }

    /** Stores the picture; one that only changed its address is not reported. */
    private boolean settle(Wish wish, byte[] cover, Library library) throws SeedcastException, IOException {
        library.outputs().files().forget(library.layout().cover());
        boolean other = files.writeIfChanged(library.layout().cover(), cover);
        if (wish.repainted().isPresent() && !other) {
            return false;
        }
        if (wish.repainted().isPresent()) {
            library.feedRecord().repainted(wish.repainted().get());
        }
        library.save(new CoverFetch(wish.url(), Optional.empty()));
        return true;
    }

    /** Returns the address to fetch from; empty if the operator gave a file, as that is imported right away. */
    private static Optional<URI> address(Library library) throws SeedcastException {
        Show show = library.settings().show();
        if (show.image().isPresent()) {
            return show.image().filter(Show::isAddress).map(URI::create);
        }
        return library.channel().flatMap(FeedChannel::image);
    }

    static boolean isDue(URI address, Optional<CoverFetch> last, boolean news, Instant now) {
        if (last.filter(known -> known.url().equals(address)).isEmpty()) {
            return true;
        }
        return news
                && last.flatMap(CoverFetch::failed)
                        .filter(failed -> isLongPast(failed, now))
                        .isPresent();
    }

    private static boolean isLongPast(Instant failed, Instant now) {
        return failed.isAfter(now) // by a clock that was wrong
                || !failed.plus(BETWEEN_TRIES).isAfter(now);
    }

    private byte[] fetched(URI url, Layout layout, Downloader downloader)
            throws DownloadFailed, OutOfSpace, InterruptedException, IOException {
        Path part = layout.state().resolve("cover.part");
        downloader.download(Wanted.anything(url), part);
        byte[] cover = Files.readAllBytes(part);
        downloader.settled(part);
        disk.deleteIfExists(part);
        return cover;
    }

    private void fail(SeedcastException fault, Consumer<SeedcastException> faults) {
        events.accept(new Event.Problem(fault));
        faults.accept(fault);
    }

    private void tell(String why) {
        events.accept(new Event.Notice("the page has no new cover: " + why, Optional.empty()));
    }
}
