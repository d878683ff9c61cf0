package org.seedcast.announce;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.seedcast.announce.tracker.BothFamilies;
import org.seedcast.announce.tracker.HttpTracker;
import org.seedcast.announce.tracker.LocalAddress;
import org.seedcast.announce.tracker.Tracker;
import org.seedcast.announce.tracker.TrackerAddresses;
import org.seedcast.announce.tracker.TrackerName;
import org.seedcast.announce.tracker.UdpSocket;
import org.seedcast.announce.tracker.UdpTracker;

/** The trackers that torrents are announced to, with one line for each host. For the announcing thread alone. */
final class Trackers implements AutoCloseable {
    private final TrackerAddresses addresses;
    private final HttpTracker http;
    private final UdpTracker udp;
    private final AnnounceTiming timing;
    private final ScheduledExecutorService thread;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<TrackerEndpoint, ScrapeRounds> scrapes = new HashMap<>();

    Trackers(OkHttpClient client, LocalAddress local, AnnounceTiming timing, ScheduledExecutorService thread) {
        this.addresses = new TrackerAddresses(client.dns(), local);
        this.http = new HttpTracker(client, addresses, new BothFamilies(thread), local, timing.http());
        this.udp = new UdpTracker(addresses, new BothFamilies(thread), new UdpSocket(thread, local, timing.udp(), 3));
        this.timing = timing;
        this.thread = thread;
    }

    /** Empty when nobody here speaks to such an URL. */
    Optional<TrackerEndpoint> at(URI url) {
        Tracker tracker = speaker(url);
        return tracker == null ? Optional.empty() : Optional.of(new TrackerEndpoint(url, tracker, line(url, tracker)));
    }

    private Line line(URI url, Tracker tracker) {
        return lines.computeIfAbsent(
                TrackerName.of(url).toLowerCase(Locale.ROOT),
                name -> new Line(name, tracker.callsPerHost(), timing.schedule(), thread));
    }

    private @Nullable Tracker speaker(URI url) {
        return switch (TrackerName.scheme(url)) {
            case "http", "https" -> http;
            case "udp" -> udp;
            default -> null;
        };
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
        udp.hurry();
        lines.values().forEach(Line::hurry);
    }

    @Override
    public void close() {
        http.close();
        udp.close();
        addresses.close();
    }
}
