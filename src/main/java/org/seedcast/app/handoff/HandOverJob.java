package org.seedcast.app.handoff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.seedcast.app.event.Event;
import org.seedcast.config.HandTarget;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.file.AtomicFile;
import org.seedcast.handoff.HandOver;
import org.seedcast.handoff.HandState;
import org.seedcast.handoff.HandedStore;
import org.seedcast.handoff.Offer;
import org.seedcast.handoff.PathMap;
import org.seedcast.handoff.Refusal;
import org.seedcast.handoff.WatchFolder;
import org.seedcast.http.Sleeper;
import org.seedcast.library.Folders;
import org.seedcast.library.HandSettings;
import org.seedcast.library.HandedTorrent;
import org.seedcast.library.store.Library;

/** Hands everything that a library publishes over to the clients that are to seed it, and takes back what it retired. */
public final class HandOverJob {
    private final ClientFactory clients;
    private final AtomicFile files;
    private final Sleeper sleeper;
    private final LongSupplier nanos;
    private final Consumer<Event> events;

    public HandOverJob(
            ClientFactory clients, AtomicFile files, Sleeper sleeper, LongSupplier nanos, Consumer<Event> events) {
        this.clients = clients;
        this.files = files;
        this.sleeper = sleeper;
        this.nanos = nanos;
        this.events = events;
    }

    /**
     * Goes through all clients of {@code library}. One that fails prevents none of the others.
     *
     * @param given by the command line, so that the operator means it
     * @return what is not seeded, for the exit code; told already
     */
    public List<SeedcastException> run(Library library, PublishingOptions given)
            throws SeedcastException, InterruptedException {
        HandSettings settings = library.handed().settings();
        Set<String> known = known(library);
        if ((settings.clients().isEmpty() && known.isEmpty()) || isRefused(library, given)) {
            return List.of();
        }
        List<Offer> offers = Offers.of(library, files);
        List<SeedcastException> failures = new ArrayList<>();
        for (String client : settings.clients()) {
            attempt(client, failures, () -> {
                if (known.isEmpty()) {
                    tellOfRights(library);
                }
                Told told = new Told(client);
                handOver(library, client, settings, told, offers);
                told.failure().ifPresent(failures::add);
            });
        }
        known.removeAll(settings.clients());
        for (String client : known) {
            attempt(client, failures, () -> withdraw(library, client, settings, List.of()));
        }
        return failures;
    }

    /** Removes what is not published any more from all clients, ahead of all else. */
    public List<SeedcastException> withdraw(Library library, PublishingOptions given)
            throws SeedcastException, InterruptedException {
        Set<String> known = known(library);
        List<SeedcastException> failures = new ArrayList<>();
        if (known.isEmpty() || isRefused(library, given)) {
            return failures;
        }
        HandSettings settings = library.handed().settings();
        List<Offer> offers = Offers.of(library, files);
        for (String client : known) {
            attempt(client, failures, () -> withdraw(library, client, settings, offers));
        }
        return failures;
    }

    private static Set<String> known(Library library) throws SeedcastException {
        Set<String> known = new LinkedHashSet<>();
        library.handed().all().stream().map(HandedTorrent::client).forEach(known::add);
        return known;
    }

    /** Clients that a stranger has set would be given the login of this user. */
    private boolean isRefused(Library library, PublishingOptions given) throws SeedcastException {
        if (!library.isLasting()) {
            return true;
        }
        if (given.hand().clients().given() || given.hooks().trusted()) {
            return false;
        }
        Optional<String> stranger = new Folders(library.layout()).stranger();
        stranger.ifPresent(owner -> events.accept(new Event.Notice(
                "nothing is handed over: the library " + library.layout().root() + " belongs to the user " + owner,
                Optional.of("run this as that user, or trust the library: --trust-hooks"))));
        return stranger.isPresent();
    }

    private void tellOfRights(Library library) {
        events.accept(new Event.Notice(
                "a client that may write to " + library.layout().root()
                        + " can damage what it seeds: let its user read the files, and no more",
                Optional.of("how: the page on handing over in the manual")));
    }

    private void handOver(Library library, String client, HandSettings settings, Told told, List<Offer> offers)
            throws SeedcastException, InterruptedException {
        HandTarget target = HandTarget.parse(client);
        if (target.kind() == HandTarget.Kind.FOLDER) {
            folder(library, target, told).run(offers);
        } else {
            client(library, target, settings, told).run(offers);
        }
    }

    private void withdraw(Library library, String client, HandSettings settings, List<Offer> offers)
            throws SeedcastException, InterruptedException {
        HandTarget target = HandTarget.parse(client);
        if (target.kind() == HandTarget.Kind.FOLDER) {
            folder(library, target, new Told(client)).withdraw(offers);
        } else {
            client(library, target, settings, new Told(client)).withdraw(offers);
        }
    }

    private WatchFolder folder(Library library, HandTarget target, Told told) {
        HandedStore store = new LibraryHanded(library.handed(), target.toString());
        return new WatchFolder(target.path().orElseThrow(), files, store, told);
    }

    private HandOver client(Library library, HandTarget target, HandSettings settings, Told told)
            throws SeedcastException {
        return new HandOver(
                clients.open(target, settings),
                paths(settings.paths()),
                new LibraryHanded(library.handed(), target.toString()),
                told,
                sleeper,
                nanos);
    }

    /** Parses {@code OUR=THEIRS} of each. */
    public static PathMap paths(List<String> texts) {
        Map<Path, String> paths = new HashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            paths.put(Path.of(text.substring(0, equals)).toAbsolutePath().normalize(), text.substring(equals + 1));
        }
        return new PathMap(paths);
    }

    /** Something to do with a client. */
    private interface Work {
        void run() throws SeedcastException, InterruptedException;
    }

    private void attempt(String client, List<SeedcastException> failures, Work work) throws InterruptedException {
        SeedcastException failure;
        try {
            work.run();
            return;
        } catch (SeedcastException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            failure = Unforeseen.of("cannot hand over to " + client, e);
        }
        failures.add(failure);
        events.accept(new Event.Problem(failure));
    }

    /** Reports what becomes of each torrent. */
    private final class Told implements HandOver.Progress {
        private final String client;
        private int refused;

        Told(String client) {
            this.client = client;
        }

        @Override
        public void reached(Offer offer, HandState state) {
            Event.HandedState told =
                    switch (state) {
                        case NEW, ADDED -> Event.HandedState.ADDED;
                        case CHECKING -> Event.HandedState.CHECKING;
                        case COMPLETE, SEEDING -> Event.HandedState.SEEDING;
                        case REFUSED -> Event.HandedState.REFUSED;
                    };
            events.accept(new Event.Handed(client, offer.infoHash(), offer.name(), told, Optional.empty()));
        }

        @Override
        public void refused(Offer offer, Refusal refusal, String reason) {
            refused++;
            events.accept(new Event.Handed(
                    client, offer.infoHash(), offer.name(), Event.HandedState.REFUSED, Optional.of(reason)));
        }

        Optional<SeedcastException> failure() {
            return refused == 0
                    ? Optional.empty()
                    : Optional.of(new SeedcastException(
                            ExitCode.SOME_ITEMS_FAILED, client + " does not seed " + refused + " torrents"));
        }
    }
}
