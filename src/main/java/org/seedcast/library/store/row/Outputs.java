package org.seedcast.library.store.row;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.OutputVersion;

/** The library's published files, and whether they are up to date. */
public final class Outputs {
    private final Database database;
    private final Settings settings;
    private final PendingNotifications news;

    private final WrittenFiles files;

    public Outputs(Database database, Settings settings, PendingNotifications news, Layout layout) {
        this.files = new WrittenFiles(database, layout);
        this.database = database;
        this.settings = settings;
        this.news = news;
    }

    /** Returns the written files on the disk. */
    public WrittenFiles files() {
        return files;
    }

    /** Reports whether the library holds changes that an interrupted run did not publish. */
    public boolean areDue() throws LibraryUnusable {
        return settings.isPublicationDue();
    }

    /** Records that not everything could be published: the next run tries again. */
    public void remainDue() throws LibraryUnusable {
        settings.publicationDue(true);
    }

    /** All that is in the library is published. */
    public void done() throws LibraryUnusable {
        settings.publicationDue(false);
    }

    /** Returns the number of pages of the site when it was last written. */
    public OptionalInt sitePages() throws LibraryUnusable {
        return settings.sitePages();
    }

    /** The site has so many pages now. */
    public void siteWritten(int pages) throws LibraryUnusable {
        database.transaction(() -> settings.sitePages(pages));
    }

    /** Records a new version of {@code feed}, and a notification for each hook. */
    public void changed(String feed, OutputVersion version) throws LibraryUnusable {
        database.transaction(() -> {
            save(feed, version);
            news.feed(feed);
        });
    }

    /** Returns the version of {@code output} at its last change. */
    public Optional<OutputVersion> get(String output) throws LibraryUnusable {
        return database
                .all(
                        "SELECT digest, built_at FROM output WHERE name = ?",
                        row -> new OutputVersion(
                                row.getString("digest"), Instant.ofEpochSecond(row.getLong("built_at"))),
                        output)
                .stream()
                .findFirst();
    }

    public void save(String output, OutputVersion version) throws LibraryUnusable {
        database.update(
                "INSERT OR REPLACE INTO output (name, digest, built_at) VALUES (?, ?, ?)",
                output,
                version.digest(),
                version.builtAt().getEpochSecond());
    }
}
