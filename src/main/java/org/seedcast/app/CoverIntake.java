package org.seedcast.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.download.DownloadFailed;
import org.seedcast.download.Downloader;
import org.seedcast.download.Wanted;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedChannel;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.CoverFetch;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;
import org.seedcast.library.Show;
import org.seedcast.publish.Picture;
import org.seedcast.publish.UnfitPicture;

/** Fetches the cover of the show, once for each address that the feed gives it. A show without one is a show all the same. */
final class CoverIntake {
    /** A host that was down yesterday may be up today; until then nobody is told again. */
    private static final Duration BETWEEN_TRIES = Duration.ofDays(1);

    private final Disk disk;
    private final AtomicFile files;
    private final InstantSource clock;
    private final Consumer<Event> events;

    CoverIntake(Disk disk, InstantSource clock, Consumer<Event> events) {
        this.disk = disk;
        this.files = new AtomicFile(disk);
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes in the cover unless it is here.
     *
     * @param news whether the feed was read anew; a run with nothing new asks no second time for what failed
     * @return whether there is a new one
     */
    boolean take(Library library, Downloader downloader, boolean news) throws SeedcastException, InterruptedException {
        Optional<URI> address = address(library);
        if (address.isEmpty() || !isDue(address.get(), library.cover(), news, clock.instant())) {
            return false;
        }
        URI url = address.get();
        try {
            byte[] cover = Picture.cover(fetched(url, library.layout(), downloader));
            library.outputs().files().forget(library.layout().cover());
            files.writeIfChanged(library.layout().cover(), cover);
            library.save(new CoverFetch(url, Optional.empty()));
            return true;
        } catch (UnfitPicture e) {
            library.save(new CoverFetch(url, Optional.empty()));
            tell(RedactedUrl.of(url) + ": " + SeedcastException.reason(e));
        } catch (DownloadFailed | OutOfSpace | IOException e) {
            library.save(new CoverFetch(url, Optional.of(clock.instant())));
            tell(SeedcastException.reason(e));
        } catch (RuntimeException | Error e) {
            library.save(new CoverFetch(url, Optional.of(clock.instant())));
            tell(RedactedUrl.of(url) + " cannot be taken in: " + SeedcastException.reason(e));
        }
        return false;
    }

    /** Empty also where the operator gave a picture as a file, which was taken in then. */
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
                        .filter(failed -> failed.isAfter(now)
                                || !failed.plus(BETWEEN_TRIES).isAfter(now)) // by a clock that was wrong
                        .isPresent();
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

    private void tell(String why) {
        events.accept(new Event.Notice("the page has no new cover: " + why, Optional.empty()));
    }
}
