package org.seedcast.app.mirror;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.Event.FeedRead.Status;
import org.seedcast.app.publish.PrivateFeed;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.feed.Changed;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.Guid;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.LocalFeed;
import org.seedcast.feed.NotModified;
import org.seedcast.feed.ReadExtent;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Merged;
import org.seedcast.library.ReadFeed;
import org.seedcast.library.ReadingTerms;
import org.seedcast.library.Subscription;
import org.seedcast.library.store.Library;

/** Reads the feed into the library. */
public final class FeedImport {
    private final AtomicFile files;
    private final InstantSource clock;
    private final Consumer<Event> events;

    public FeedImport(AtomicFile files, InstantSource clock, Consumer<Event> events) {
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The result of importing the feed.
     *
     * @param news whether the feed was read again, not merely confirmed as unchanged
     * @param reasons why episodes are known by these guids since now, as far as that needs one
     * @param failure why it could not be read, or not all of it, if the library can go on without
     * @param repainted the channel, where nothing but its picture may be new
     */
    record Intake(
            boolean news,
            Map<Guid, String> reasons,
            Optional<SeedcastException> failure,
            Optional<FeedChannel> repainted) {
        static final Intake NOTHING_NEW = new Intake(false, Map.of(), Optional.empty(), Optional.empty());
    }

    /** @throws FeedUnreadable when the library never read it either, so that there is nothing to continue with */
    Intake read(MirrorSource source, Library library) throws SeedcastException, InterruptedException {
        Subscription known = library.subscription();
        if (known.goneSince().isPresent() && !source.again()) {
            events.accept(notice("the feed has been gone since "
                    + known.goneSince().get() + " and is no longer requested; --moved with FEED requests it again"));
            return Intake.NOTHING_NEW;
        }
        try {
            return readAnyhow(source, known, library);
        } catch (FeedUnreadable e) {
            if (library.channel().isEmpty()) {
                throw e;
            }
            // What the library holds goes on being published and seeded, whatever became of the feed.
            events.accept(new Event.Problem(e));
            if (e.isGone()) {
                library.feedRecord().gone(clock.instant());
                events.accept(notice("the server reports the feed as gone for good: it is no longer requested; "
                        + "everything here stays"));
            }
            return new Intake(false, Map.of(), Optional.of(e), Optional.empty());
        }
    }

    /**
     * Reads the feed and treats any failure as an unreadable feed: what is here is published and seeded all the same.
     */
    private Intake readAnyhow(MirrorSource source, Subscription known, Library library)
            throws SeedcastException, InterruptedException {
        try {
            FeedAddress address = new FeedAddress(source, known);
            return take(
                    address.read(address.isReadAnew() ? () -> KnownEpisodes.NONE : library::known),
                    source,
                    known,
                    library);
        } catch (RuntimeException | Error e) {
            Unforeseen failure = Unforeseen.of("it cannot be imported", e);
            throw new FeedUnreadable(
                    source.location().display(),
                    SeedcastException.reason(failure),
                    failure.hint().orElse(null),
                    failure);
        }
    }

    private Intake take(FeedAddress.Found found, MirrorSource source, Subscription known, Library library)
            throws SeedcastException {
        FeedLocation location = source.location();
        found.news(known)
                .ifPresent(address -> events.accept(notice("the feed has moved permanently to "
                        + FeedAddress.display(address) + " and is read there from now on")));
        if (found.result() instanceof NotModified) {
            if (found.movedTo().isPresent() && !found.movedTo().equals(known.movedTo())) {
                library.feedRecord().moved(found.movedTo().get());
            }
            tell(location, title(library), Status.NOT_MODIFIED, OptionalInt.empty(), List.of());
            return Intake.NOTHING_NEW;
        }
        Changed changed = (Changed) found.result();
        if (!source.fetchTools().privateFeed()) {
            PrivateFeed.refuse(location, found.movedTo(), changed.feed());
        }
        FeedNotices notices = FeedNotices.before(library);
        Merged merged = merge(changed, found, source, known, library);
        int items = items(changed.feed());
        Status status = location instanceof LocalFeed ? Status.FILE : Status.CHANGED;
        tell(location, changed.feed().channel().title(), status, OptionalInt.of(items), changed.repairs());
        notices.of(changed, merged.renamed().size(), library.settings().own())
                .forEach(text -> events.accept(notice(text)));
        changed.failure().ifPresent(failure -> events.accept(new Event.Problem(failure)));
        GuidNews guids = new GuidNews(merged);
        guids.findings(location.display()).forEach(events);
        return new Intake(true, guids.reasons(), changed.failure().map(failure -> failure), merged.repainted());
    }

    private Merged merge(
            Changed changed, FeedAddress.Found found, MirrorSource source, Subscription known, Library library)
            throws SeedcastException {
        Merged merged = library.merge(new ReadFeed(
                FeedChoice.text(source.location()),
                found.movedTo(),
                changed.feed(),
                changed.validators(),
                changed.reach(),
                changed.firstPage(),
                new ReadingTerms(source.reading().alternates(), limit(changed, source, known)),
                clock.instant()));
        if (library.isLasting()) {
            keep(changed.raw(), library);
        }
        return merged;
    }

    /** A later run that stops where nothing is new says nothing of what an earlier one was kept from. */
    private static Optional<ReadingTerms.Limit> limit(Changed changed, MirrorSource source, Subscription known) {
        if (changed.cutOff()) {
            return Optional.of(source.limit());
        }
        boolean done = changed.reach() == ReadExtent.WHOLE
                || known.wouldGiveMoreWith(source.reading().alternates(), source.limit());
        return done ? Optional.empty() : known.terms().limit();
    }

    static int items(Feed feed) {
        return feed.episodes().stream()
                .mapToInt(episode -> episode.enclosures().size())
                .sum();
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

    private static Event notice(String text) {
        return new Event.Notice(text, Optional.empty());
    }

    private static String title(Library library) throws SeedcastException {
        return library.channel().map(FeedChannel::title).orElse("");
    }
}
