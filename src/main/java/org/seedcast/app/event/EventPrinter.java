package org.seedcast.app.event;

import java.util.function.Consumer;

/** Receives each kind of event by a method of its own, so that no printer drops a new kind without saying so. */
public interface EventPrinter extends Consumer<Event> {
    void feedRead(Event.FeedRead read);

    void planned(Event.Planned planned);

    void itemDone(Event.ItemDone item);

    void itemRetired(Event.ItemRetired item);

    void siteWritten(Event.SiteWritten site);

    void seeding(Event.Seeding seeding);

    void status(Event.Status status);

    void farewell(Event.Farewell farewell);

    void torrentEnded(Event.TorrentEnded ended);

    void seedingEnded(Event.SeedingEnded ended);

    void libraryShown(Event.LibraryShown library);

    void torrentMade(Event.TorrentMade made);

    void torrentShown(Event.TorrentShown shown);

    void magnetShown(Event.MagnetShown shown);

    void handed(Event.Handed handed);

    void finding(Event.Finding finding);

    void feedFinding(Event.FeedFinding finding);

    void checkFound(Event.CheckFound found);

    void checking(Event.Checking checking);

    void checked(Event.Checked checked);

    void hookSaid(Event.HookSaid said);

    void notice(Event.Notice notice);

    void problem(Event.Problem problem);

    void mirrored(Event.Mirrored mirrored);

    /** Hands {@code event} to the method of its kind. */
    @Override
    default void accept(Event event) {
        if (event instanceof Event.FeedRead read) {
            feedRead(read);
        } else if (event instanceof Event.Planned planned) {
            planned(planned);
        } else if (event instanceof Event.ItemDone item) {
            itemDone(item);
        } else if (event instanceof Event.ItemRetired item) {
            itemRetired(item);
        } else if (event instanceof Event.SiteWritten site) {
            siteWritten(site);
        } else if (event instanceof Event.Seeding seeding) {
            seeding(seeding);
        } else if (event instanceof Event.Status status) {
            status(status);
        } else if (event instanceof Event.Farewell farewell) {
            farewell(farewell);
        } else if (event instanceof Event.TorrentEnded ended) {
            torrentEnded(ended);
        } else if (event instanceof Event.SeedingEnded ended) {
            seedingEnded(ended);
        } else if (event instanceof Event.LibraryShown library) {
            libraryShown(library);
        } else if (event instanceof Event.TorrentMade made) {
            torrentMade(made);
        } else if (event instanceof Event.TorrentShown shown) {
            torrentShown(shown);
        } else if (event instanceof Event.MagnetShown shown) {
            magnetShown(shown);
        } else if (event instanceof Event.Handed handed) {
            handed(handed);
        } else if (event instanceof Event.Finding finding) {
            finding(finding);
        } else if (event instanceof Event.FeedFinding finding) {
            feedFinding(finding);
        } else if (event instanceof Event.CheckFound found) {
            checkFound(found);
        } else if (event instanceof Event.Checking checking) {
            checking(checking);
        } else if (event instanceof Event.Checked checked) {
            checked(checked);
        } else if (event instanceof Event.HookSaid said) {
            hookSaid(said);
        } else if (event instanceof Event.Notice notice) {
            notice(notice);
        } else if (event instanceof Event.Problem problem) {
            problem(problem);
        } else if (event instanceof Event.Mirrored mirrored) {
            mirrored(mirrored);
        } else {
            throw new AssertionError("no printer takes " + event);
        }
    }
}
