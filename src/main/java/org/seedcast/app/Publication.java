package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.address.Secrets;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Catalogue;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Unusable;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;
import org.seedcast.library.OutputVersion;
import org.seedcast.publish.Site;
import org.seedcast.publish.TorrentFiles;
import org.seedcast.seed.SeedEntry;
import org.seedcast.seed.SeedList;

/**
 * Publishes what a library holds, in the one order in which nobody is ever told of what is not there: .torrents, then
 * the seeder, then page and feeds; what was taken down is deleted last.
 */
final class Publication {
    /** Under which the settings are remembered that all .torrents were last written with. */
    private static final String STYLE = "torrents/";

    private final Site site;
    private final AtomicFile files;
    private final InstantSource clock;
    private final Consumer<Event> events;

    Publication(Site site, AtomicFile files, InstantSource clock, Consumer<Event> events) {
        this.site = site;
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /** Whether something is missing or unfinished, or was written under other settings. */
    static boolean isDue(Library library) throws SeedcastException {
        Layout layout = library.layout();
        boolean complete = Site.isComplete(library) && ExistingLibrary.isSeedable(layout);
        return !complete || library.outputs().areDue() || isRestyled(library);
    }

    /**
     * Writes what changed, and only that.
     *
     * @param seeding told when the library can be seeded
     * @return what had to be left out, told already
     */
    List<SeedcastException> publish(Library library, Consumer<Layout> seeding) throws SeedcastException {
        Layout layout = library.layout();
        tellOfSecrets(library);
        List<SeedcastException> leftOut = new ArrayList<>(rewriteTorrents(library));
        List<Item> items = library.items();
        writeSeedList(items, library);
        seeding.accept(layout);
        Optional<Catalogue> catalogue = library.catalogue();
        if (catalogue.isPresent()) {
            Site.Written written = site.write(library, catalogue.get());
            written.leftOut().forEach(one -> leftOut.add(Unforeseen.of("cannot publish " + one.what(), one.fault())));
            boolean changed = written.changed();
            events.accept(new Event.SiteWritten(layout.site(), library.published(), changed));
            if (changed) {
                hint(catalogue.get(), layout);
            }
        }
        new Withdrawal(site, files, events).finish(library);
        sweep(layout);
        leftOut.forEach(failure -> events.accept(new Event.Problem(failure)));
        if (leftOut.isEmpty()) {
            library.outputs().done();
        } else {
            library.outputs().remainDue();
        }
        unusable(items).forEach(leftOut::add);
        return leftOut;
    }

    /** What earlier versions published. */
    private void tellOfSecrets(Library library) throws SeedcastException {
        PrivateFeed.recognise(library, events);
        for (Secrets secret : GivenAway.of(library)) {
            events.accept(new Event.Notice(
                    secret.redacted() + " is left out of what is published, as there is a secret in it",
                    Optional.of("a passkey belongs in a .torrent for members alone, made without --library")));
        }
    }

    private static List<SeedcastException> unusable(List<Item> items) {
        List<SeedcastException> unusable = new ArrayList<>();
        for (Item item : items) {
            if (item.state() instanceof Unusable state) {
                unusable.add(new SeedcastException(
                        ExitCode.SOME_ITEMS_FAILED,
                        "cannot publish " + item.guid().value() + ": " + state.reason()));
            }
        }
        return unusable;
    }

    /** Tells of what {@link #publish} left out because its row makes no sense; a mirror tells of such as of any item. */
    ExitCode told(List<SeedcastException> leftOut) {
        leftOut.stream()
                .filter(failure -> !(failure instanceof Unforeseen))
                .forEach(failure -> events.accept(new Event.Problem(failure)));
        return leftOut.isEmpty() ? ExitCode.DONE : ExitCode.SOME_ITEMS_FAILED;
    }

    /** Removes files that earlier runs left half written, but not those that the seeder may be writing. */
    private void sweep(Layout layout) throws SeedcastException {
        try {
            files.sweep(layout.state(), names(layout.uploads(), layout.rightContent(), layout.dhtState()));
            files.sweep(layout.site(), names(layout.stats()));
            files.sweep(layout.torrentDirectory(), Set.of());
        } catch (IOException e) {
            throw NotWritten.of(layout.root(), e);
        }
    }

    private static Set<String> names(Path... files) {
        return Stream.of(files).map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    }

    private void hint(Catalogue catalogue, Layout layout) {
        if (catalogue.settings().baseUrl().isEmpty()) {
            String left = Site.hasPrivateTorrents(catalogue) ? " and leaves private torrents out" : "";
            events.accept(new Event.Notice(
                    "torrents.xml holds magnet links" + left + ", as nobody said where the site is published",
                    Optional.of("set --base-url to the address of " + layout.site())));
        }
        if (Site.hasTorrentOnlyItems(catalogue)) {
            events.accept(new Event.Notice(
                    "the page has no plain download, as nobody said where the media are published",
                    Optional.of("set --media-url to the address of " + layout.mediaDirectory())));
        }
    }

    /** Saved when the last .torrent is written, so that a run that was cut off in between is made up for. */
    private static boolean isRestyled(Library library) throws SeedcastException {
        String style = library.settings().ofTorrents().toString();
        return library.outputs()
                .get(STYLE)
                .filter(last -> last.digest().equals(style))
                .isEmpty();
    }

    /** The trackers and web seeds stand outside the info dictionary: the info-hash stays. */
    private List<SeedcastException> rewriteTorrents(Library library) throws SeedcastException {
        List<SeedcastException> failed = new ArrayList<>();
        boolean restyled = isRestyled(library);
        Layout layout = library.layout();
        TorrentFiles torrents = new TorrentFiles(layout, library.settings(), files);
        for (Item item : library.items()) {
            boolean due = restyled || !Files.exists(layout.torrent(item.fileName()));
            if (due && item.state() instanceof Published state) {
                try {
                    library.save(item, written(item, state, torrents, library));
                } catch (RuntimeException | Error e) {
                    failed.add(Unforeseen.of(
                            "cannot write the .torrent of " + item.guid().value(), e));
                }
            }
        }
        if (restyled && failed.isEmpty()) {
            library.outputs()
                    .save(
                            STYLE,
                            new OutputVersion(library.settings().ofTorrents().toString(), clock.instant()));
        }
        return failed;
    }

    /** Writes the .torrents of {@code items} as what is known of them now says; the site is yet to be written. */
    void rewrite(Library library, List<Item> items) throws SeedcastException {
        TorrentFiles torrents = new TorrentFiles(library.layout(), library.settings(), files);
        for (Item item : items) {
            if (item.state() instanceof Published state) {
                library.save(item, written(item, state, torrents, library));
            }
        }
    }

    private static Published written(Item item, Published state, TorrentFiles torrents, Library library)
            throws SeedcastException {
        return item.release().isPresent()
                ? torrents.write(item, state, library.torrent(item))
                : torrents.write(item, library.hashes(item), state.stamp());
    }

    private void writeSeedList(List<Item> items, Library library) throws SeedcastException {
        Layout layout = library.layout();
        TorrentFiles torrents = new TorrentFiles(layout, library.settings(), files);
        List<SeedEntry> entries = new ArrayList<>();
        for (Item item : items) {
            if (item.state() instanceof Published state) {
                entries.add(new SeedEntry(
                        state.infoHash(),
                        layout.torrent(item.fileName()),
                        item.data(layout),
                        state.stamp(),
                        torrents.trackers(item).all()));
            }
        }
        try {
            SeedList.write(layout.seedList(), entries, files);
        } catch (IOException e) {
            throw NotWritten.of(layout.seedList(), e);
        }
    }
}
