package org.seedcast.library.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.ReadExtent;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.library.Catalogue;
import org.seedcast.library.CoverFetch;
import org.seedcast.library.Entry;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryInUse;
import org.seedcast.library.LibraryLost;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.Merged;
import org.seedcast.library.PublishingSettings;
import org.seedcast.library.ReadFeed;
import org.seedcast.library.Subscription;
import org.seedcast.library.store.backup.Backup;
import org.seedcast.library.store.backup.Restoration;
import org.seedcast.library.store.backup.Traces;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.EntryRows;
import org.seedcast.library.store.row.HandedRows;
import org.seedcast.library.store.row.ItemRows;
import org.seedcast.library.store.row.Outputs;
import org.seedcast.library.store.row.PendingNotifications;
import org.seedcast.library.store.row.ReleaseRows;
import org.seedcast.library.store.row.Retirement;
import org.seedcast.library.store.row.Settings;
import org.seedcast.library.store.row.StoredTorrents;

/**
 * The store of one feed and its files. Only one process has a library open for writing; within it, any thread may call.
 * The file is truth for content, the row for intent: a step is saved after its file is safely in place.
 */
public final class Library implements AutoCloseable {
    private final Layout layout;
    private final Database database;
    private final Settings settings;
    private final Items items;
    private final Releases releases;
    private final FeedRecord feedRecord;
    private final Retirement retirement;
    private final Revisions revisions;
    private final EntryRows entries;
    private final PendingNotifications news;
    private final Outputs outputs;
    private final Privacy privacy;
    private final Backup backup;
    private final @Nullable WriterLock lock;

    private Library(Layout layout, Database database, @Nullable WriterLock lock) {
        this.layout = layout;
        this.database = database;
        this.lock = lock;
        this.backup = new Backup(layout, new AtomicFile(Disk.REAL));
        this.settings = new Settings(database);
        ItemRows rows = new ItemRows(database);
        this.feedRecord = new FeedRecord(database, settings);
        this.retirement =
                new Retirement(database, settings, lock != null && lock.writes() ? backup::keepTakedowns : any -> {});
        this.revisions = new Revisions(database, settings, rows, retirement);
        this.entries = new EntryRows(database, rows);
        this.news = new PendingNotifications(database, settings);
        this.items = new Items(database, rows, settings, news);
        this.releases = new Releases(database, new ReleaseRows(database), layout, settings, news);
        this.outputs = new Outputs(database, settings, news, layout);
        this.privacy = new Privacy(database, settings, entries);
    }

    /** Reports whether there is a library, also one whose database is lost; one that may not be looked into is unusable. */
    public static boolean exists(Layout layout) throws LibraryUnusable {
        return Database.exists(layout.database()) || Traces.first(layout).isPresent();
    }

    /** Describes the loss of a library whose database is missing; empty if it is there, or was never made. */
    public static Optional<String> missing(Layout layout) {
        return new Restoration(layout).lost().map(LibraryLost::fact);
    }

    /** Opens the library in {@code layout}, making it when missing, and locks others out until it is closed. */
    public static Library open(Layout layout) throws LibraryInUse, LibraryUnusable {
        Restoration restoration = new Restoration(layout);
        restoration.requireRestorable();
        WriterLock lock = WriterLock.take(layout);
        try {
            return new Library(layout, restoration.open(), lock);
        } catch (LibraryUnusable e) {
            lock.release();
            throw e;
        }
    }

    /** Refuses a place in which no library can be made; nothing is made yet. */
    public static void requirePlace(Layout layout) throws LibraryUnusable {
        WriterLock.requirePlace(layout);
    }

    /** A library in memory that begins as a copy of the one in {@code layout}; nothing it does touches the disk. */
    public static Library rehearse(Layout layout) throws LibraryUnusable {
        WriterLock.requirePlace(layout);
        return new Library(layout, new Restoration(layout).rehearse(), null);
    }

    /** A copy in memory of the library in {@code layout}, to which nobody writes until it is closed. */
    public static Library read(Layout layout) throws LibraryInUse, LibraryUnusable {
        WriterLock lock = WriterLock.share(layout);
        try {
            return new Library(layout, new Restoration(layout).read(), lock);
        } catch (LibraryUnusable e) {
            lock.release();
            throw e;
        }
    }

    /** Returns the library in {@code database}, which the caller opens and closes. */
    static Library within(Layout layout, Database database) {
        return new Library(layout, database, null);
    }

    /** Reports whether saved data lasts until the next run; false in a rehearsal. */
    public boolean isLasting() {
        return lock != null && lock.writes();
    }

    public Layout layout() {
        return layout;
    }

    /** The feed this library mirrors, as it was typed; empty before the first one was read. */
    public Optional<String> feed() throws LibraryUnusable {
        return settings.feed();
    }

    /** The channel as last seen; empty before the first feed was read. */
    public Optional<FeedChannel> channel() throws LibraryUnusable {
        return settings.channel();
    }

    public Subscription subscription() throws LibraryUnusable {
        return settings.subscription();
    }

    /** Returns the episodes known from the feed: none, as long as its older pages are still to be read. */
    public KnownEpisodes known() throws LibraryUnusable {
        return settings.subscription().reach() == ReadExtent.BROKEN_OFF ? KnownEpisodes.NONE : KnownGuids.of(database);
    }

    public PublishingSettings settings() throws LibraryUnusable {
        return settings.publishing();
    }

    public void save(PublishingSettings publishing) throws LibraryUnusable {
        database.transaction(() -> {
            settings.publishing(publishing);
            news.keepFor(publishing.hooks().wanted());
            settings.publicationDue(true);
        });
    }

    /** The last try to fetch the cover of the show; empty before the first. */
    public Optional<CoverFetch> cover() throws LibraryUnusable {
        return settings.cover();
    }

    public void save(CoverFetch fetch) throws LibraryUnusable {
        database.transaction(() -> {
            settings.cover(fetch);
            settings.publicationDue(true);
        });
    }

    /**
     * Takes in what was read; validators are saved only if all of it was.
     *
     * @return what is worth telling
     */
    public Merged merge(ReadFeed read) throws LibraryUnusable {
        List<Merged> merged = new ArrayList<>(1);
        database.transaction(() -> {
            merged.add(new Merge(database, read.at())
                    .take(read.feed().episodes(), read.reach())
                    .of(settings.news(read.feed().channel())));
            settings.subscription(read);
            settings.publicationDue(true);
        });
        return merged.get(0);
    }

    /** Reports whether the feed is meant for one subscriber. */
    public Privacy privacy() {
        return privacy;
    }

    /** Returns the pending notifications about what was published. */
    public PendingNotifications news() {
        return news;
    }

    /** Returns its published files, and whether they are up to date. */
    public Outputs outputs() {
        return outputs;
    }

    /** Returns the retired items and the means to retire more. */
    public Retirement retirement() {
        return retirement;
    }

    /** Files that take the place of others. */
    public Revisions revisions() {
        return revisions;
    }

    /** Returns the stored torrents, to restore damaged ones. */
    public StoredTorrents torrents() {
        return new StoredTorrents(database);
    }

    /** Returns what other clients are to seed. */
    public HandedRows handed() {
        return new HandedRows(database);
    }

    /** Returns the releases: torrents that no feed brought. */
    public Releases releases() {
        return releases;
    }

    /** Returns the record of the feed: its address, and whether it moved or is gone. */
    public FeedRecord feedRecord() {
        return feedRecord;
    }

    /** Returns the items, and what becomes of each: begun, downloaded, published or failed. */
    public Items items() {
        return items;
    }

    /** Returns what is to be published; empty before the first feed was merged. */
    public Optional<Catalogue> catalogue() throws LibraryUnusable {
        Optional<FeedChannel> channel = channel();
        if (channel.isEmpty()) {
            return Optional.empty();
        }
        PublishingSettings publishing = settings();
        FeedChannel shown = publishing.show().over(channel.get(), publishing.baseUrl());
        return Optional.of(new Catalogue(shown, feed(), privacy.ledTo(), publishing, entries.published(), Set.of()));
    }

    /** Returns every episode there ever was, including retired ones, in {@link Entry#ORDER}. */
    public List<Entry> entries() throws LibraryUnusable {
        return entries.all();
    }

    @Override
    public void close() throws LibraryUnusable {
        try {
            if (isLasting()) {
                backup.keepAfter(database, database::close);
            } else {
                database.close();
            }
        } finally {
            if (lock != null) {
                lock.release();
            }
        }
    }
}
