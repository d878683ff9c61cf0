package org.seedcast.app.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.file.AtomicFile;
import org.seedcast.library.Catalogue;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Unusable;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.OutputVersion;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.row.WrittenFiles;
import org.seedcast.publish.Site;
import org.seedcast.publish.TorrentFiles;
import org.seedcast.publish.item.PublicLinks;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;

/**
 * Publishes a library in the one order in which nobody is ever pointed to a missing file: .torrents, then the seeder,
 * then page and feeds; retired files are deleted last.
 */
public final class Publication {
    /** Under which the settings are remembered that all .torrents were last written with. */
    private static final String STYLE = "torrents/";

    private final Site site;
    private final AtomicFile files;
    private final InstantSource clock;
    private final Consumer<Event> events;
    private final PublicationNotices notices;

    public Publication(Site site, AtomicFile files, InstantSource clock, Consumer<Event> events) {
        this.site = site;
        this.files = files;
        this.clock = clock;
        this.events = events;
        this.notices = new PublicationNotices(events);
    }

    /**
     * Reports whether an output is missing, damaged, unfinished, or was written under other settings. If nothing is
     * due, missing media are reported.
     *
     * @param items all items of the library
     */
    public boolean isDue(Library library, List<Item> items) throws SeedcastException {
        if (isOpen(library)) {
            return true;
        }
        MissingMedia missing = MissingMedia.of(library, items);
        if (missing.areNews(library)) {
            return true;
        }
        missing.tell(library, events);
        return false;
    }

    private static boolean isOpen(Library library) throws SeedcastException {
        WrittenFiles written = library.outputs().files();
        return library.outputs().areDue()
                || library.releases().lackTracks()
                || isRestyled(library)
                || !Site.isCurrent(library)
                || !written.has(library.layout().seedList())
                || !written.areIntact();
    }

    /**
     * Writes what changed, and only that.
     *
     * @param seeding told when the library can be seeded
     * @return what had to be left out, and what could not be written; told already, but for items whose rows make no sense
     */
    public List<SeedcastException> publish(Library library, Consumer<Layout> seeding) throws SeedcastException {
        notices.ofSecrets(library);
        new TrackReading(library).run();
        Map<Path, String> damages = library.outputs().files().damages();
        Pictures.of(library, files).mend();
        MissingMedia missing = MissingMedia.of(library, library.items().all());
        missing.tell(library, events);
        RetiredFiles retiredFiles = new RetiredFiles(site, files, events);
        Round round = round(library, seeding, missing, retiredFiles.isDue(library));
        if (round.lacksSpace() && retiredFiles.freesSpace(library)) {
            round = round(library, seeding, missing, true);
        }
        damages.keySet().retainAll(round.written);
        notices.ofDamages(damages, library.layout());
        List<SeedcastException> leftOut = new ArrayList<>(round.failures);
        if (round.feeds) {
            leftOut.addAll(retiredFiles.finish(library, round.failures.isEmpty()));
        }
        sweep(library.layout(), leftOut);
        leftOut.forEach(failure -> events.accept(new Event.Problem(failure)));
        remember(library, round, missing, leftOut);
        unusable(library.items().all()).forEach(leftOut::add);
        return leftOut;
    }

    /** @param urgent whether a retired item is still named by an output */
    private Round round(Library library, Consumer<Layout> seeding, MissingMedia missing, boolean urgent)
            throws SeedcastException {
        Round round = new Round();
        Layout layout = library.layout();
        Set<Long> without = rewriteTorrents(library, round);
        List<Item> items = library.items().all().stream()
                .filter(item -> !without.contains(item.id()))
                .toList();
        writeSeedList(items, library, round);
        seeding.accept(layout);
        Optional<Catalogue> catalogue = library.catalogue();
        if (catalogue.isPresent()) {
            writeSite(library, catalogue.get().without(without).missing(missing.ids()), urgent, round);
        }
        return round;
    }

    private void writeSite(Library library, Catalogue catalogue, boolean urgent, Round round) throws SeedcastException {
        Layout layout = library.layout();
        Site.Written written = site.write(library, catalogue, urgent);
        written.leftOut()
                .forEach(one -> round.failures.add(Unforeseen.of("cannot publish " + one.what(), one.fault())));
        round.failures.addAll(written.failures());
        round.written.addAll(written.files());
        round.left.addAll(written.left());
        round.feeds = written.hasFeeds(layout);
        events.accept(new Event.SiteWritten(layout.site(), library.items().published(), written.changed()));
        if (written.changed()) {
            notices.ofSettings(catalogue, layout);
        }
    }

    private static void remember(Library library, Round round, MissingMedia missing, List<SeedcastException> leftOut)
            throws SeedcastException {
        if (round.lacksSpace()) {
            library.outputs().remainDue();
            return;
        }
        round.written.addAll(Pictures.in(library.layout()));
        library.outputs().files().remember(round.written, round.left);
        missing.remember(library);
        if (leftOut.isEmpty()) {
            library.outputs().done();
        } else {
            library.outputs().remainDue();
        }
    }

    /** Deletes the content of {@code items} at once, ahead of all else, as far as it is the library's to delete. */
    void deleteMedia(List<Item> items, Library library) throws SeedcastException {
        new RetiredFiles(site, files, events).deleteMedia(items, library);
    }

    private static List<SeedcastException> unusable(List<Item> items) {
        List<SeedcastException> unusable = new ArrayList<>();
        for (Item item : items) {
            if (item.state() instanceof Unusable state) {
                unusable.add(new UnusableItem(item, state));
            }
        }
        return unusable;
    }

    /**
     * Reports items that {@link #publish} left out because their rows make no sense; a mirror reports them with its
     * items.
     */
    public ExitCode told(List<SeedcastException> leftOut) {
        leftOut.stream()
                .filter(UnusableItem.class::isInstance)
                .forEach(failure -> events.accept(new Event.Problem(failure)));
        return ExitCode.withoutSome(leftOut);
    }

    /** The row of an item makes no sense. */
    private static final class UnusableItem extends SeedcastException {
        UnusableItem(Item item, Unusable state) {
            super(ExitCode.SOME_ITEMS_FAILED, "cannot publish " + item.guid().value() + ": " + state.reason());
        }
    }

    /** Removes files that earlier runs left half written, but not those that the seeder may be writing. */
    private void sweep(Layout layout, List<SeedcastException> failures) {
        try {
            files.sweep(layout.state(), names(layout.uploads(), layout.rightContent(), layout.dhtState()));
            files.sweep(layout.site(), names(layout.stats()));
            files.sweep(layout.torrentDirectory(), Set.of());
            files.sweep(layout.site().resolve(PublicLinks.ITEMS), Set.of());
        } catch (IOException e) {
            failures.add(NotWritten.of(layout.root(), e));
        }
    }

    private static Set<String> names(Path... files) {
        return Stream.of(files).map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    }

    /** Saved when the last .torrent is written, so that a run that was cut off in between is made up for. */
    private static boolean isRestyled(Library library) throws SeedcastException {
        String style = library.settings().ofTorrents().toString();
        return library.outputs()
                .get(STYLE)
                .filter(last -> last.digest().equals(style))
                .isEmpty();
    }

    /**
     * The trackers and web seeds stand outside the info dictionary: the info-hash stays.
     *
     * @return the ids of items that are not to be published, as their .torrents are not there
     */
    private Set<Long> rewriteTorrents(Library library, Round round) throws SeedcastException {
        boolean restyled = isRestyled(library);
        PublishedTorrents torrents = torrents(library);
        torrents.write(library.items().all(), restyled);
        round.failures.addAll(torrents.failures());
        round.written.addAll(torrents.files());
        round.left.addAll(torrents.left());
        if (restyled && torrents.failures().isEmpty()) {
            String style = library.settings().ofTorrents().toString();
            library.outputs().save(STYLE, new OutputVersion(style, clock.instant()));
        }
        return torrents.missing();
    }

    private PublishedTorrents torrents(Library library) throws SeedcastException {
        return new PublishedTorrents(library, new TorrentFiles(library.layout(), library.settings(), files));
    }

    /** Deletes the covers of releases in the site: they are made again from pictures that may be other ones. */
    public void dropCovers(Library library, List<Item> items) throws SeedcastException {
        for (Item item : items) {
            for (Path cover : site.withdrawCovers(item, library.layout())) {
                library.outputs().files().forget(cover);
            }
        }
    }

    /** Writes the .torrents of {@code items} as what is known of them now says; the site is yet to be written. */
    public void rewrite(Library library, List<Item> items) throws SeedcastException {
        PublishedTorrents torrents = torrents(library);
        for (Item item : items) {
            if (item.state() instanceof Published) {
                torrents.write(item);
            }
        }
    }

    private void writeSeedList(List<Item> items, Library library, Round round) throws SeedcastException {
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
            round.written.add(layout.seedList());
        } catch (IOException e) {
            round.left.add(layout.seedList());
            round.failures.add(NotWritten.of(layout.seedList(), e));
        }
    }
}
