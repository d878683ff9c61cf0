package org.seedcast.app.publish;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.config.HookOptions;
import org.seedcast.config.PublishingOptions;
import org.seedcast.config.ShowOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Entry;
import org.seedcast.library.EpisodeState.Leftover;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;
import org.seedcast.torrent.InfoHash;

/** Retires items for good: they leave feeds, page and swarm, and no feed brings them back. */
public final class RetireService {
    private final Publication publication;
    private final Distribution distribution;
    private final HookRunner hookRunner;
    private final InstantSource clock;
    private final Consumer<Event> events;

    public RetireService(
            Publication publication,
            Distribution distribution,
            HookRunner hookRunner,
            InstantSource clock,
            Consumer<Event> events) {
        this.distribution = distribution;
        this.hookRunner = hookRunner;
        this.publication = publication;
        this.clock = clock;
        this.events = events;
    }

    /** All that is asked for, or, where one name means nothing, nothing. */
    public ExitCode run(RetireRequest request) throws SeedcastException, InterruptedException {
        Layout layout = ExistingLibrary.in(request.directory());
        Optional<HookRunner.PendingHooks> errand = Optional.empty();
        ExitCode code = ExitCode.DONE;
        try (Library library = request.rehearse() ? Library.rehearse(layout) : Library.open(layout)) {
            RetirePlan retirePlan = RetirePlan.of(request.names(), new Names(library.entries(), layout));
            if (request.rehearse()) {
                tell(retirePlan, request, layout);
                return ExitCode.DONE;
            }
            retire(retirePlan, request, library);
            List<SeedcastException> leftOut = distribution.withdraw(
                    library, new PublishingOptions(ShowOptions.NONE, HookOptions.none(request.trustHooks())));
            code = publication.told(leftOut);
            if (isComplete(retirePlan, layout)) {
                tell(retirePlan, request, layout);
            } else if (code == ExitCode.DONE) {
                code = ExitCode.SOME_ITEMS_FAILED;
            }
            errand = HookRunner.errand(library, HookOptions.none(request.trustHooks()));
        }
        if (errand.isPresent()) {
            hookRunner.run(errand.get());
        }
        return code;
    }

    /** On a full disk nothing can even be noted: what is to be deleted makes room for that. */
    private void retire(RetirePlan retirePlan, RetireRequest request, Library library) throws SeedcastException {
        Leftover leftover = request.delete() ? Leftover.MEDIA : Leftover.SITE;
        try {
            library.retirement().retire(retirePlan.guids(), retirePlan.files(), leftover, clock.instant());
        } catch (SeedcastException e) {
            if (e.exitCode() != ExitCode.OUT_OF_SPACE || !request.delete()) {
                throw e;
            }
            publication.deleteMedia(retirePlan.items(), library);
            library.retirement().retire(retirePlan.guids(), retirePlan.files(), leftover, clock.instant());
        }
    }

    /** Reports whether no output names a retired item; names each item that is left, and the outputs it is in. */
    private boolean isComplete(RetirePlan retirePlan, Layout layout) throws SeedcastException {
        boolean complete = true;
        for (Item item : retirePlan.items()) {
            Optional<InfoHash> infoHash = infoHash(item);
            List<String> remnants = infoHash.isPresent() ? new Remnants(layout).of(item, infoHash.get()) : List.of();
            if (!remnants.isEmpty()) {
                complete = false;
                events.accept(new Event.Problem(new SeedcastException(
                        ExitCode.SOME_ITEMS_FAILED,
                        item.guid().value() + " is not fully retired yet: it is still named in "
                                + String.join(", ", remnants),
                        "fix the problems above, then: seedcast publish " + layout.root(),
                        null)));
            }
        }
        return complete;
    }

    private void tell(RetirePlan retirePlan, RetireRequest request, Layout layout) {
        for (Entry entry : retirePlan.episodes()) {
            if (entry.items().isEmpty()) {
                events.accept(new Event.ItemRetired(
                        entry.guid().value(),
                        entry.title(),
                        entry.published(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        request.rehearse()));
            }
            tell(entry.items(), request, layout);
        }
        tell(retirePlan.files(), request, layout);
    }

    private void tell(List<Item> items, RetireRequest request, Layout layout) {
        for (Item item : items) {
            events.accept(new Event.ItemRetired(
                    item.guid().value(),
                    item.title(),
                    item.published(),
                    Optional.of(item.release()
                            .map(release -> release.path().toString())
                            .orElseGet(() -> layout.relative(layout.media(item.fileName())))),
                    infoHash(item),
                    item.state() instanceof Retired,
                    request.rehearse()));
        }
    }

    private static Optional<InfoHash> infoHash(Item item) {
        return item.state() instanceof Published published
                ? Optional.of(published.infoHash())
                : item.state() instanceof Retired retired ? retired.infoHash() : Optional.empty();
    }
}
