package org.seedcast.announce;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.seedcast.announce.tracker.Tracker;
import org.seedcast.announce.tracker.TrackerName;

/** The trackers that torrents are announced to, with one line for each host. For the announcing thread alone. */
final class Trackers implements AutoCloseable {
    private final TrackerProtocols protocols;
    private final AnnounceTiming timing;
    private final AnnounceThread thread;
    private final Map<String, HostQueue> lines = new HashMap<>();
    private final Map<TrackerEndpoint, ScrapeRounds> scrapes = new HashMap<>();

    Trackers(TrackerProtocols protocols, AnnounceTiming timing, AnnounceThread thread) {
        this.protocols = protocols;
        this.timing = timing;
        this.thread = thread;
    }

    /** Empty when nobody here speaks to such a URL. */
    Optional<TrackerEndpoint> at(URI url) {
        return protocols.speaking(url).map(tracker -> new TrackerEndpoint(url, tracker, line(url, tracker)));
    }

    private HostQueue line(URI url, Tracker tracker) {
        return lines.computeIfAbsent(
                TrackerName.of(url).toLowerCase(Locale.ROOT),
                name -> new HostQueue(name, tracker.callsPerHost(), timing.schedule(), thread));
    }

    /** Scrapes for {@code job} too, where the tracker can be scraped. */
    void scrapeFor(TrackerJob job) {
        if (job.endpoint().scrapedAtOnce() > 0) {
            scrapes.computeIfAbsent(job.endpoint(), endpoint -> new ScrapeRounds(endpoint, timing, thread))
                    .add(job);
        }
    }

    void scrapeNoMoreFor(TrackerJob job) {
        scrapes.computeIfPresent(job.endpoint(), (endpoint, rounds) -> rounds.remove(job) ? null : rounds);
    }

    /** Scrapes nothing more, and lets more announces go at a time. */
    void hurry() {
        scrapes.values().forEach(ScrapeRounds::end);
        protocols.hurry();
        lines.values().forEach(HostQueue::hurry);
    }

    @Override
    public void close() {
        protocols.close();
    }
}
