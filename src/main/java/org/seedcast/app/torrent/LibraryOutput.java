package org.seedcast.app.torrent;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.Distribution;
import org.seedcast.app.publish.GivenAway;
import org.seedcast.app.publish.HookRunner;
import org.seedcast.app.publish.Publication;
import org.seedcast.app.publish.SettingsUpdate;
import org.seedcast.config.HookOptions;
import org.seedcast.config.PublishingOptions;
import org.seedcast.config.ReleaseWords;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.feed.FeedChannel;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;
import org.seedcast.library.NewRelease;
import org.seedcast.library.Release;
import org.seedcast.library.store.Library;
import org.seedcast.progress.Progress;
import org.seedcast.seed.content.ContentLayout;
import org.seedcast.seed.content.ContentStamps;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.Sha256;
import org.seedcast.torrent.make.FileChanged;
import org.seedcast.torrent.make.MetainfoOptions;
import org.seedcast.torrent.make.SourceTree;

/** Adds new torrents to a library, with title, date and cover from files and names. */
public final class LibraryOutput implements TorrentOutput {
    private final Layout layout;
    private final boolean force;
    private final PublishingOptions words;
    private final ReleaseWords release;
    private final SettingsUpdate settingsUpdate;
    private final Publication publication;
    private final Distribution distribution;
    private final HookRunner hookRunner;
    private final MetainfoOptions label;
    private final boolean rehearse;
    private final Consumer<Event> events;
    /** Opened when there is something to put in, so that a wrong request leaves nothing behind. */
    private @Nullable Library library;

    private Optional<HookRunner.PendingHooks> errand = Optional.empty();

    LibraryOutput(
            Destination.ToLibrary destination,
            SettingsUpdate settingsUpdate,
            Publication publication,
            Distribution distribution,
            HookRunner hookRunner,
            MetainfoOptions label,
            boolean rehearse,
            Consumer<Event> events) {
        this.layout = new Layout(destination.directory());
        this.force = destination.force();
        this.words = new PublishingOptions(
                        destination.trackers(), destination.show(), HookOptions.none(destination.trustHooks()))
                .with(destination.hand());
        this.release = destination.release();
        this.settingsUpdate = settingsUpdate;
        this.publication = publication;
        this.distribution = distribution;
        this.hookRunner = hookRunner;
        this.label = label;
        this.rehearse = rehearse;
        this.events = events;
    }

    @Override
    public Optional<Path> place(SourceTree whole, List<String> names) throws SeedcastException {
        if (TorrentTargets.liesIn(whole, layout.root())) {
            throw new WrongUse(layout.root() + " is in the directory to be hashed", "put the library elsewhere");
        }
        Path root = whole.root().toAbsolutePath().normalize();
        boolean part = whole.isDirectory() && !names.equals(List.of(whole.name()));
        words(part ? root.resolve(String.join("/", names)) : root, whole.isDirectory() && !part);
        if (library == null) {
            boolean isPrivate = isPrivate();
            SettingsUpdate.check(words, isPrivate);
            if (!isPrivate) {
                GivenAway.refuse(label);
            }
        }
        if (!rehearse && library == null) {
            library = Library.open(layout);
            settingsUpdate.apply(words, library);
        }
        return Optional.empty();
    }

    /** A look at what is there; what is not there yet is public. */
    private boolean isPrivate() throws SeedcastException {
        if (!Library.exists(layout)) {
            return false;
        }
        try (Library there = Library.rehearse(layout)) {
            there.privacy().recognise();
            return there.privacy().isPrivate();
        }
    }

    @Override
    public Optional<Path> put(SourceTree tree, Metainfo torrent, Optional<Path> place) throws SeedcastException {
        Library open = Objects.requireNonNull(library, "a place comes first");
        if (!force && open.retirement().has(torrent.infoHash())) {
            throw new SeedcastException(
                    ExitCode.FAILED, tree.name() + " was retired from " + layout.root(), "--force adds it again", null);
        }
        Path data = tree.root().toAbsolutePath().normalize();
        ReleaseWords said = words(data, tree.isDirectory());
        ReleaseDraft draft = new ReleaseDraft(tree, said, open.releases().known(torrent.infoHash()));
        Release fields = new Release(
                tree.name(),
                data.startsWith(layout.root()) ? layout.root().relativize(data) : data,
                tree.isDirectory(),
                // others are announced to the library's, which remembers them
                torrent.info().isPrivate() ? label.trackers() : AnnounceList.NONE,
                label.webSeeds(torrent.info()),
                draft.cover(),
                torrent.info().isPrivate(),
                draft.number());
        NewRelease fresh = new NewRelease(
                fields,
                draft.title(),
                draft.date(),
                draft.description(label.comment()),
                torrent,
                stamp(torrent, data),
                tree.isDirectory() ? Optional.empty() : Optional.of(sha256(torrent, data)));
        new FormerTorrents(open, events).tell(fresh);
        String name = open.releases().add(fresh, channel(layout));
        List<Item> items =
                open.items().all().stream().filter(item -> is(item, torrent)).toList();
        if (said.cover().given()) {
            publication.dropCovers(open, items);
        }
        publication.rewrite(open, items);
        return Optional.of(Path.of(layout.relative(layout.torrent(name))));
    }

    /** The words of the command line, and of the text beside the release. */
    private ReleaseWords words(Path data, boolean isDirectory) throws SeedcastException {
        ReleaseWords said = release.or(ReleaseTextFile.of(data, isDirectory));
        ReleaseDraft.check(said);
        return said;
    }

    @Override
    public boolean isDescription(Path file) throws SeedcastException {
        boolean described = ReleaseTextFile.isOne(file);
        if (described) {
            events.accept(new Event.Notice(file + " describes a release and is none itself", Optional.empty()));
        }
        return described;
    }

    private static boolean is(Item item, Metainfo torrent) {
        return item.state() instanceof Published published
                && published.infoHash().equals(torrent.infoHash());
    }

    /** The site is written once for all of them. */
    @Override
    public ExitCode finish() throws SeedcastException, InterruptedException {
        if (library == null) {
            return ExitCode.DONE;
        }
        ExitCode code = publication.told(distribution.publish(library, words, any -> {}));
        errand = HookRunner.errand(library, words.hooks());
        return code;
    }

    /** Returns the stamp by which a seeder recognises unchanged content. */
    static FileStamp stamp(Metainfo torrent, Path data) throws SeedcastException {
        try {
            return ContentStamps.of(ContentLayout.of(torrent.info(), data))
                    .map(ContentStamps::total)
                    .orElseThrow(() -> FileChanged.of(data));
        } catch (IOException e) {
            throw FileChanged.of(data);
        }
    }

    /** By which podcast apps check a file; read once more for it, as pieces are hashed on several threads. */
    private static Sha256 sha256(Metainfo torrent, Path file) throws SeedcastException {
        try {
            ContentHashes hashes = PieceHasher.ofFile(file, torrent.info().pieceLength(), Progress.NONE);
            if (!hashes.pieces().equals(torrent.info().pieces())) {
                throw FileChanged.of(file);
            }
            return hashes.sha256();
        } catch (IOException e) {
            throw FileChanged.of(file);
        }
    }

    /** Returns a placeholder for the show of a library without a feed. */
    public static FeedChannel channel(Layout layout) {
        Optional<URI> none = Optional.empty();
        return new FeedChannel(
                "none",
                String.valueOf(layout.root().getFileName()),
                none,
                "",
                Optional.empty(),
                none,
                Optional.empty(),
                Optional.empty(),
                false,
                "<none/>");
    }

    @Override
    public void close() throws SeedcastException {
        if (library != null) {
            library.close();
        }
    }

    @Override
    public void tell() throws SeedcastException, InterruptedException {
        if (errand.isPresent()) {
            hookRunner.run(errand.get());
        }
    }
}
