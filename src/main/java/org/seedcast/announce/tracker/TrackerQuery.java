package org.seedcast.announce.tracker;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import org.seedcast.announce.tracker.TrackerAnswer.Counts;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Scraped;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.torrent.InfoHash;

/** Asks trackers once, without announcing anything. Safe for use by several threads. */
public final class TrackerQuery implements AutoCloseable {
    private static final Set<String> NO_SCRAPE = Set.of(new HttpStatus(404).reason(), new HttpStatus(405).reason());

    private static final Duration HTTP = Duration.ofSeconds(15);
    /**
     * Time until a request is repeated, doubled for the next: 14 seconds in all, twice that where a connection comes
     * first.
     */
    private static final Duration UDP = Duration.ofSeconds(2);

    private static final int UDP_TRIES = 3;
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final ScheduledExecutorService thread = AnnounceThreads.scheduler();
    private final TrackerAddresses addresses;
    private final HttpTracker http;
    private final UdpTracker udp;

    public TrackerQuery(OkHttpClient client) {
        addresses = new TrackerAddresses(client.dns(), LocalAddress.ANY);
        http = new HttpTracker(client, addresses, new DualStack(thread), LocalAddress.ANY, HTTP);
        udp = new UdpTracker(addresses, new DualStack(thread), new UdpSocket(thread, LocalAddress.ANY, UDP, UDP_TRIES));
    }

    /** @param torrents some that should be known there; few enough for one call */
    public TrackerState ask(URI tracker, List<InfoHash> torrents) throws InterruptedException {
        Tracker speaker =
                switch (TrackerName.scheme(tracker)) {
                    case "http", "https" -> http;
                    case "udp" -> udp;
                    default -> null;
                };
        if (speaker == null) {
            return new TrackerState.Unsupported();
        }
        if (speaker.scrapedAtOnce(tracker) == 0) {
            return new TrackerState.WithoutScrape();
        }
        try {
            return state(speaker.scrape(tracker, torrents).get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new TrackerState.Silent("timed out");
        } catch (ExecutionException e) {
            throw new IllegalStateException("what goes wrong is an answer, too", e);
        }
    }

    /** Returns the tracker's name in messages, without what may be a secret. */
    public static String name(URI tracker) {
        return TrackerName.of(tracker);
    }

    static TrackerState state(TrackerAnswer answer) {
        if (answer instanceof Scraped scraped) {
            return new TrackerState.Answers((int) scraped.swarms().entrySet().stream()
                    .map(Map.Entry::getValue)
                    .filter(TrackerQuery::isKnown)
                    .count());
        }
        if (answer instanceof Refused refused && NO_SCRAPE.contains(refused.reason())) {
            return new TrackerState.WithoutScrape();
        }
        if (answer instanceof Refused refused) {
            return new TrackerState.Refuses(TrackerName.withoutSecrets(refused.reason()));
        }
        String reason = answer instanceof TrackerAnswer.Garbled garbled
                ? garbled.reason()
                : ((TrackerAnswer.Unreachable) answer).reason();
        return new TrackerState.Silent(TrackerName.withoutSecrets(reason));
    }

    /** Over UDP there is a figure for every torrent, and one that is unknown has none but zeros (BEP 15). */
    private static boolean isKnown(Counts counts) {
        return counts.seeders() > 0 || counts.leechers() > 0 || counts.downloads() > 0;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        http.close();
        udp.close();
        addresses.close();
    }
}
