package org.seedcast.app.rescue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.seedcast.app.event.Event;
import org.seedcast.app.torrent.LibraryOutput;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Feed;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.Guid;
import org.seedcast.feed.read.FeedReader;
import org.seedcast.library.Entry;
import org.seedcast.library.Folders;
import org.seedcast.library.Layout;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.Rebuilding;
import org.seedcast.publish.OwnFeeds;

/**
 * Brings back a library whose database is lost or damaged: from the newest copy that is whole, and from what was published,
 * .torrents, feeds and media, which is also where all comes from that no copy knows.
 */
public final class Recovery {
    /** Relative addresses lead nowhere where nobody knows what they are relative to. */
    private static final URI UNKNOWN = URI.create("https://unknown.invalid/");

    private final Supplier<FeedReader> reader;
    private final InstantSource clock;
    private final Consumer<Event> events;

    /** @param reader asks nobody: what it reads lies here */
    public Recovery(Supplier<FeedReader> reader, InstantSource clock, Consumer<Event> events) {
        this.reader = reader;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Result of a recovery.
     *
     * @param rebuilt whether anything was lost
     * @param code {@link ExitCode#DONE} if everything published was recovered
     */
    record Outcome(boolean rebuilt, ExitCode code) {}

    /** Does nothing where nothing is lost. */
    Outcome restore(Layout layout) throws SeedcastException {
        if (!Library.exists(layout)) {
            return new Outcome(false, ExitCode.DONE);
        }
        Optional<Rebuilding> lost = Rebuilding.ifLost(layout, clock.instant());
        if (lost.isEmpty()) {
            return new Outcome(false, ExitCode.DONE);
        }
        try (Rebuilding rebuilding = lost.get()) {
            return new Outcome(true, rebuild(rebuilding, layout));
        }
    }

    private ExitCode rebuild(Rebuilding rebuilding, Layout layout) throws SeedcastException {
        OwnFeeds own = ownFeeds(layout);
        takeIn(rebuilding, own, layout);
        FoundFiles found = new FoundFiles(layout, own);
        if (rebuilding.library().channel().isEmpty() && found.isNothing()) {
            throw new SeedcastException(
                    ExitCode.FAILED,
                    "cannot rebuild library " + layout.root()
                            + ": no copy, feed or .torrent is left that lists its items",
                    "move " + layout.mediaDirectory() + " elsewhere, and mirror again",
                    null);
        }
        rebuilding.channel(LibraryOutput.channel(layout));
        rebuilding.adoption().begin();
        List<SeedcastException> failed = found.adopt(rebuilding.adoption());
        if (!failed.isEmpty() && rebuilding.library().items().published() == 0) {
            throw failed.get(0); // most likely a disk is not mounted: nothing is better than an empty library
        }
        settle(rebuilding.library(), own, found);
        failed.forEach(failure -> events.accept(new Event.Problem(failure)));
        int items = rebuilding.library().items().published();
        rebuilding.finish();
        String from = rebuilding
                .copy()
                .map(copy -> "restored from " + layout.relative(copy))
                .orElse("rebuilt from what is published");
        events.accept(new Event.Notice(
                layout.database() + " is " + from + ": " + items + " items are published, " + found.adopted()
                        + " of them recovered from files on the disk",
                rebuilding.knowsTakedowns()
                        ? Optional.empty()
                        : Optional.of("no record of retired items is left: retire them again before the next mirror")));
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.SOME_ITEMS_FAILED;
    }

    private OwnFeeds ownFeeds(Layout layout) {
        OwnFeeds own = new OwnFeeds();
        for (String name : List.of("torrents.xml", "torrents-all.xml")) {
            read(layout.site().resolve(name), UNKNOWN).ifPresent(own::torrents);
        }
        read(layout.site().resolve("podcast.xml"), UNKNOWN).ifPresent(own::podcast);
        return own;
    }

    /** The last good feed has the addresses of origins, and podcast.xml what has left it. */
    private void takeIn(Rebuilding rebuilding, OwnFeeds own, Layout layout) throws SeedcastException {
        Instant now = clock.instant();
        Optional<String> address = rebuilding.library().feed().or(own::source);
        Optional<Feed> last = read(
                layout.feed(),
                address.map(FeedLocation::parse).map(FeedLocation::base).orElse(UNKNOWN));
        if (last.isPresent()) {
            rebuilding.channel(last.get().channel());
            rebuilding.merge(
                    last.get().episodes().stream().filter(Recovery::isSomewhere).toList(), now);
        }
        if (own.channel().isPresent()) {
            rebuilding.channel(own.channel().get());
        }
        rebuilding.merge(unknown(own.episodes(), rebuilding.library().entries()), now);
    }

    /** A copy of a feed calls some of its items otherwise, lest it tell their addresses. */
    private static List<Episode> unknown(List<Episode> copied, List<Entry> entries) {
        record Moment(String title, Instant published) {}
        Set<Guid> guids = new HashSet<>();
        Set<Moment> moments = new HashSet<>();
        for (Entry entry : entries) {
            guids.add(entry.guid());
            guids.add(OwnFeeds.guid(entry));
            entry.published().ifPresent(date -> moments.add(new Moment(entry.title(), date)));
        }
        return copied.stream()
                .filter(episode -> !guids.contains(episode.guid()) && !FoundFiles.isRelease(episode.guid()))
                .filter(episode -> episode.published()
                        .filter(date -> moments.contains(new Moment(episode.title(), date)))
                        .isEmpty())
                .toList();
    }

    private static boolean isSomewhere(Episode episode) {
        return episode.enclosures().stream()
                .noneMatch(enclosure -> enclosure.url().toString().startsWith(UNKNOWN.toString()));
    }

    private Optional<Feed> read(Path file, URI base) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(reader.get().parse(Files.readAllBytes(file), Optional.empty(), base))
                    : Optional.empty();
        } catch (IOException | FeedUnreadable e) {
            events.accept(new Event.Notice(
                    file + " is left out, as it cannot be read: " + SeedcastException.reason(e), Optional.empty()));
            return Optional.empty();
        }
    }

    /** Takes the settings that neither a copy nor the settings file has from the published files. */
    private static void settle(Library library, OwnFeeds own, FoundFiles found) throws SeedcastException {
        if (library.feed().isEmpty() && own.source().isPresent()) {
            library.feedRecord().remember(own.source().get());
        }
        PublishingSettings known = library.settings();
        if (known.equals(PublishingSettings.NONE)) {
            PublishingSettings told = new PublishingSettings(
                    own.baseUrl(),
                    found.mediaUrl(),
                    found.trackers(),
                    own.own() && library.feed().isEmpty());
            library.save(isPrivate(library) ? told.ofPrivateFeed() : told);
        }
    }

    /** In doubt it is: a private feed that is published is never taken back. */
    private static boolean isPrivate(Library library) throws SeedcastException {
        return library.privacy().holdsSecrets() || new Folders(library.layout()).areHidden();
    }
}
