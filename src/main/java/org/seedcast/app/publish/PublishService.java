package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.failure.WrongUse;
import org.seedcast.file.Listing;
import org.seedcast.file.Presence;
import org.seedcast.library.Catalogue;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.Library;
import org.seedcast.publish.Site;
import org.seedcast.publish.page.ListedShow;
import org.seedcast.publish.page.ShowsIndex;

/** Rewrites the site of a library, or of all libraries in a folder with an index of them, from stored data. */
public final class PublishService {
    private final SettingsUpdate settingsUpdate;
    private final Publication publication;
    private final Distribution distribution;
    private final HookRunner hookRunner;
    private final ShowsIndex index;
    private final Consumer<Event> events;

    public PublishService(
            SettingsUpdate settingsUpdate,
            Publication publication,
            Distribution distribution,
            HookRunner hookRunner,
            ShowsIndex index,
            Consumer<Event> events) {
        this.settingsUpdate = settingsUpdate;
        this.publication = publication;
        this.distribution = distribution;
        this.hookRunner = hookRunner;
        this.index = index;
        this.events = events;
    }

    /** Takes over {@code options} first. */
    public ExitCode run(Path directory, PublishingOptions options) throws SeedcastException, InterruptedException {
        if (Library.exists(new Layout(directory))) {
            return publish(directory, options, false).code();
        }
        List<Path> libraries = librariesIn(directory);
        if (libraries.isEmpty()) {
            throw ExistingLibrary.none(directory);
        }
        if (options.baseUrl().given() || options.mediaUrl().given()) {
            throw new WrongUse(
                    directory + " holds " + libraries.size() + " libraries, and each has a --base-url of its own",
                    "give it with one of them, such as " + libraries.get(0));
        }
        if (options.show().title().isPresent() || options.show().image().isPresent()) {
            throw new WrongUse(
                    directory + " holds " + libraries.size() + " libraries, and --title and --image describe one show",
                    "give them with one of them, such as " + libraries.get(0));
        }
        return publishAll(directory, libraries, options);
    }

    private static List<Path> librariesIn(Path root) throws SeedcastException {
        try {
            if (!Presence.isDirectory(root)) {
                return List.of();
            }
            List<Path> libraries = new ArrayList<>();
            for (Path folder : Listing.of(root)) {
                if (isLibrary(folder)) {
                    libraries.add(folder);
                }
            }
            return libraries;
        } catch (IOException e) {
            throw FileFailed.reading(root, e);
        }
    }

    /** A folder that nobody may look into, such as lost+found, is passed over; a library that is closed is one. */
    private static boolean isLibrary(Path folder) {
        Layout layout = new Layout(folder);
        try {
            return Library.exists(layout);
        } catch (LibraryUnusable e) {
            return Files.exists(layout.state());
        }
    }

    /** One that cannot be published keeps none of the others from it. */
    private ExitCode publishAll(Path root, List<Path> libraries, PublishingOptions options)
            throws SeedcastException, InterruptedException {
        List<ListedShow> shows = new ArrayList<>();
        int failed = 0;
        boolean partly = false;
        for (Path library : libraries) {
            try {
                Result result = publish(library, options, true);
                result.show().ifPresent(shows::add);
                partly |= result.code() != ExitCode.DONE;
            } catch (SeedcastException e) {
                events.accept(new Event.Problem(e));
                failed++;
            } catch (RuntimeException | Error e) {
                events.accept(new Event.Problem(Unforeseen.of("cannot publish " + library, e)));
                failed++;
            }
        }
        writeIndex(root, shows, failed);
        return failed == 0 && !partly ? ExitCode.DONE : ExitCode.SOME_ITEMS_FAILED;
    }

    /** A show does not leave the index because its library was in use for a moment. */
    private void writeIndex(Path root, List<ListedShow> shows, int failed) throws SeedcastException {
        Path target = ShowsIndex.in(root);
        if (shows.isEmpty() || (failed > 0 && Files.exists(target))) {
            events.accept(new Event.Notice(target + " is left as it is", Optional.empty()));
        } else if (index.write(root, shows)) {
            String count = shows.size() == 1 ? "1 show" : shows.size() + " shows";
            events.accept(new Event.Notice(target + " lists " + count, Optional.empty()));
        }
    }

    /** @param show empty for a library without content yet */
    private record Result(Optional<ListedShow> show, ExitCode code) {}

    /** @param listed whether it is to be listed in an index of shows */
    private Result publish(Path directory, PublishingOptions options, boolean listed)
            throws SeedcastException, InterruptedException {
        Optional<Catalogue> catalogue;
        Optional<HookRunner.PendingHooks> errand;
        ExitCode code;
        Layout layout = ExistingLibrary.in(directory);
        try (Library library = Library.open(layout)) {
            settingsUpdate.apply(options, library);
            if (listed) {
                Site.listed(library);
            }
            code = publication.told(distribution.publish(library, options, seeding -> {}));
            catalogue = library.catalogue();
            errand = HookRunner.errand(library, options.hooks());
        }
        if (errand.isPresent()) {
            hookRunner.run(errand.get());
        }
        String folder = String.valueOf(layout.root().getFileName());
        return new Result(catalogue.map(shown -> ListedShow.of(folder, shown, layout)), code);
    }
}
