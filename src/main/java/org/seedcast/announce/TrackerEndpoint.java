package org.seedcast.announce;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.seedcast.announce.tracker.Announcement;
import org.seedcast.announce.tracker.Tracker;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.torrent.InfoHash;

/** One announce URL, its protocol, and the queue of its host. For the announcing thread alone. */
record TrackerEndpoint(URI url, Tracker tracker, HostQueue line) {
    HostQueue.Call announce(Announcement announcement, Consumer<TrackerAnswer> then, Runnable held) {
        return line.join(() -> tracker.announce(url, announcement), then, held);
    }

    HostQueue.Call scrape(List<InfoHash> torrents, Consumer<TrackerAnswer> then) {
        return line.joinAside(() -> tracker.scrape(url, torrents), then);
    }

    /** Returns the number of torrents that one scrape may ask for; 0 if the tracker cannot be scraped. */
    int scrapedAtOnce() {
        return tracker.scrapedAtOnce(url);
    }
}
