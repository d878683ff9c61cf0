package org.seedcast.library.store;

import java.net.URI;
import java.time.Instant;
import org.seedcast.feed.FeedChannel;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.Settings;

/** The record of the feed itself: its address, and whether it moved or is gone. */
public final class FeedRecord {
    private final Database database;
    private final Settings settings;

    FeedRecord(Database database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** There is another picture at the address that {@code channel} gives it. */
    public void repainted(FeedChannel channel) throws LibraryUnusable {
        database.transaction(() -> settings.channel(channel));
    }

    /** The feed that it mirrors, as another source than a run tells. */
    public void remember(String feed) throws LibraryUnusable {
        database.transaction(() -> settings.feed(feed));
    }

    /** The feed is as it was, but at another address from now on. */
    public void moved(URI address) throws LibraryUnusable {
        database.transaction(() -> settings.movedTo(address));
    }

    /** Reports whether the host of the feed once had a public address; then it is not trusted with private ones. */
    public boolean isOutside() throws LibraryUnusable {
        return settings.isFeedOutside();
    }

    public void outside(boolean outside) throws LibraryUnusable {
        database.transaction(() -> settings.feedOutside(outside));
    }

    /** The feed is no more: it is not to be asked for again. */
    public void gone(Instant since) throws LibraryUnusable {
        database.transaction(() -> settings.gone(since));
    }
}
