package org.seedcast.app.mirror;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.HookRunner;
import org.seedcast.app.publish.Pictures;
import org.seedcast.app.publish.PrivateFeed;
import org.seedcast.app.publish.SettingsUpdate;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Changed;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.MediaFilter;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Folders;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Subscription;
import org.seedcast.library.store.Library;

/** The main job: reads the feed, fetches each new enclosure, makes its torrent, and publishes. */
public final class MirrorJob {
    private final FetchTools.Factory fetchings;
    private final MirrorSteps steps;
    private final AtomicFile files;
    private final InstantSource clock;
    private final Consumer<Event> events;

    public MirrorJob(
            FetchTools.Factory fetchings,
            MirrorSteps steps,
            AtomicFile files,
            InstantSource clock,
            Consumer<Event> events) {
        this.fetchings = fetchings;
        this.steps = steps;
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Runs once, from the feed to the site.
     *
     * @param seeding told which library can be seeded, before its feeds name the new torrents
     */
    Report run(MirrorRequest request, Consumer<Layout> seeding) throws SeedcastException, InterruptedException {
        Done done = mirror(request, seeding);
        if (done.errand().isPresent()) {
            steps.hooks().run(done.errand().get());
        }
        return done.report();
    }

    /** @param errand the notifications to send when the library is free again */
    private record Done(Report report, Optional<HookRunner.PendingHooks> errand) {}

    private Done mirror(MirrorRequest request, Consumer<Layout> seeding)
            throws SeedcastException, InterruptedException {
        Instant begun = clock.instant();
        Layout layout = new Layout(request.directory());
        List<String> refetch = request.selection().refetch();
        Named.check(refetch, layout);
        Optional<MirrorSource> held = Library.exists(layout) ? Optional.empty() : Optional.of(first(request, layout));
        try (Library library = request.rehearse() ? Library.rehearse(layout) : Library.open(layout)) {
            Set<Long> again = Named.episodes(refetch, library);
            MirrorSource source =
                    held.isPresent() ? held.get() : source(request, Optional.of(library.subscription()), layout);
            keepPrivate(source, library);
            steps.settings().apply(request.publishing(), library);
            FeedHost host = new FeedHost(source);
            host.recall(library);
            FeedImport.Intake read = steps.feed().read(source, library);
            host.remember(library);
            library.privacy().ledTo(source.fetchTools().led().hosts());
            MediaFilter filter =
                    MediaFilter.of(source.location(), request.selection().types());
            List<Item> items = library.items().all();
            Plan plan = Plan.of(items, again, request.selection(), filter, clock.instant());
            ItemReporter itemReporter = new ItemReporter(layout, read.reasons(), events);
            if (request.rehearse()) {
                DiskNeed.of(plan).tell(layout, events);
                return new Done(report(expected(plan, itemReporter), List.of(), read, begun, true), Optional.empty());
            }
            List<Outcome> outcomes = plan.isSettled()
                    ? expected(plan, itemReporter)
                    : steps.items().run(plan, library, source.fetchTools(), itemReporter);
            Pictures.of(library, files).mend();
            List<SeedcastException> leftOut = new ArrayList<>();
            boolean covered = steps.cover().take(library, source.fetchTools().covers(), read, leftOut::add);
            boolean accompanied = (read.news() || !plan.isSettled())
                    && steps.companions().take(library, source.fetchTools().covers(), leftOut::add);
            library.privacy().ledTo(source.fetchTools().led().hosts());
            if (read.news()
                    || !plan.isSettled()
                    || covered
                    || accompanied
                    || steps.publication().isDue(library, items)) {
                leftOut.addAll(steps.distribution().publish(library, request.publishing(), seeding));
            } else {
                seeding.accept(layout);
                leftOut.addAll(steps.distribution().lookAfter(library, request.publishing()));
            }
            return new Done(
                    report(outcomes, leftOut, read, begun, false),
                    HookRunner.errand(library, request.publishing().hooks()));
        }
    }

    /** Before anything is written or asked for. */
    private static void keepPrivate(MirrorSource source, Library library) throws SeedcastException {
        if (!source.fetchTools().privateFeed()) {
            PrivateFeed.refuse(source.location(), library);
            return;
        }
        library.privacy().keep();
        if (library.isLasting()) {
            new Folders(library.layout()).hide();
        }
    }

    private Report report(
            List<Outcome> outcomes,
            List<SeedcastException> leftOut,
            FeedImport.Intake read,
            Instant begun,
            boolean rehearsed) {
        return new Report(outcomes, leftOut, read.failure(), Duration.between(begun, clock.instant()), rehearsed);
    }

    /** The feed of a library that is yet to be made: what is wrong with the request leaves nothing behind. */
    private MirrorSource first(MirrorRequest request, Layout layout) throws SeedcastException, InterruptedException {
        Library.requirePlace(layout);
        SettingsUpdate.check(request.publishing(), request.fetch().privateFeed());
        MirrorSource source = FeedAddress.first(source(request, Optional.empty(), layout));
        if (!request.fetch().privateFeed() && source.held().orElse(null) instanceof Changed changed) {
            PrivateFeed.refuse(source.location(), changed.movedTo(), changed.feed());
        }
        return source;
    }

    private MirrorSource source(MirrorRequest request, Optional<Subscription> known, Layout layout)
            throws SeedcastException {
        FeedLocation location = FeedChoice.of(request.feed(), known, request.moved(), layout);
        if (!request.fetch().privateFeed()) {
            PrivateFeed.refuse(location);
        }
        return new MirrorSource(
                location,
                fetchings.of(location, request.fetch()),
                request.fetch().feed(),
                request.moved(),
                Optional.empty());
    }

    /** Returns and reports the outcome that every item has if all goes well; changes nothing. */
    private static List<Outcome> expected(Plan plan, ItemReporter itemReporter) {
        List<Outcome> outcomes = plan.steps().stream().map(MirrorJob::expected).toList();
        outcomes.forEach(itemReporter::tell);
        return outcomes;
    }

    private static Outcome expected(Plan.Step step) {
        if (step instanceof Plan.Settled settled) {
            return settled.outcome();
        }
        return Outcome.of(step.item(), step instanceof Plan.Ask ? Event.Action.KEEP : Event.Action.DOWNLOAD);
    }
}
