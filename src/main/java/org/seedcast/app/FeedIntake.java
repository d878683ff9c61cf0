package org.seedcast.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.seedcast.app.Event.FeedRead.Status;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Changed;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedResult;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.LocalFeed;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Library;

/** Reads the feed into the library. */
final class FeedIntake {
    private final AtomicFile files;
    private final Consumer<Event> events;

    FeedIntake(AtomicFile files, Consumer<Event> events) {
        this.files = files;
        this.events = events;
    }

    /**
     * What came of it.
     *
     * @param news whether the feed was read anew, not merely confirmed
     * @param failure why it could not be read, if the library can go on without
     */
    record Intake(boolean news, Optional<SeedcastException> failure) {}

    /** @throws FeedUnreadable when the library never read it either, so that there is nothing to go on with */
    Intake read(Source source, Library library) throws SeedcastException, InterruptedException {
        try {
            FeedResult result = source.read(library.validators());
            if (result instanceof Changed changed) {
                take(changed, source.location(), library);
                return new Intake(true, Optional.empty());
            }
            tell(source.location(), title(library), Status.NOT_MODIFIED, OptionalInt.empty(), List.of());
            return new Intake(false, Optional.empty());
        } catch (FeedUnreadable e) {
            if (library.channel().isEmpty()) {
                throw e;
            }
            // What the library holds goes on being published and seeded, whatever became of the feed.
            events.accept(new Event.Problem(e));
            return new Intake(false, Optional.of(e));
        }
    }

    private void take(Changed changed, FeedLocation location, Library library) throws SeedcastException {
        Feed feed = changed.feed();
        PrivateFeed.refuse(location, feed);
        library.merge(FeedChoice.text(location), feed, changed.validators());
        if (library.isLasting()) {
            keep(changed.raw(), library);
        }
        int items = feed.episodes().stream()
                .mapToInt(episode -> episode.enclosures().size())
                .sum();
        Status status = location instanceof LocalFeed ? Status.FILE : Status.CHANGED;
        tell(location, feed.channel().title(), status, OptionalInt.of(items), changed.repairs());
        if (items == 0) {
            events.accept(
                    new Event.Notice("the feed has no enclosures: there is nothing to download", Optional.empty()));
        }
    }

    private void keep(byte[] raw, Library library) throws SeedcastException {
        try {
            files.writeIfChanged(library.layout().feed(), raw);
        } catch (IOException e) {
            throw NotWritten.of(library.layout().feed(), e);
        }
    }

    private void tell(FeedLocation location, String title, Status status, OptionalInt items, List<String> repairs) {
        events.accept(new Event.FeedRead(location.display(), title, status, items, repairs));
    }

    private static String title(Library library) throws SeedcastException {
        return library.channel().map(FeedChannel::title).orElse("");
    }
}
