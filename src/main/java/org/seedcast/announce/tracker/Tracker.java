package org.seedcast.announce.tracker;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.seedcast.torrent.InfoHash;

/** Speaks one tracker protocol. Safe for use by several threads. */
public interface Tracker {
    /** Returns at once. The future never fails: what went wrong is an answer too, and comes within a minute. */
    CompletableFuture<TrackerAnswer> announce(URI tracker, Announcement announcement);

    /** Asks how large swarms are, at most {@link #scrapedAtOnce}. As {@link #announce} otherwise. */
    CompletableFuture<TrackerAnswer> scrape(URI tracker, List<InfoHash> torrents);

    /** Returns the number of torrents that one scrape may ask for; 0 when the tracker cannot be scraped. */
    int scrapedAtOnce(URI tracker);

    /** Returns the number of parallel calls to one host. */
    int callsPerHost();
}
