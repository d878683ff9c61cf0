package org.seedcast.announce;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.seedcast.torrent.InfoHash;

/**
 * Keeps all torrents announced to all of their trackers. One thread decides, and nothing ever blocks it: a thousand
 * torrents cost no more threads than one, and a dead tracker delays nobody else. Safe for use by several threads.
 */
public final class Announcer implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor thread;
    private final HttpTracker http;
    private final UdpTracker udp;
    private final TrackerNews news;
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<InfoHash, List<TrackerJob>> jobs = new ConcurrentHashMap<>();
    private final Map<InfoHash, CompletableFuture<Void>> leaving = new HashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> saidGoodbye = new CompletableFuture<>();

    public Announcer(OkHttpClient client, AnnounceListener listener) {
        this(client, listener, Duration.ofSeconds(15), Duration.ofSeconds(4));
    }

    Announcer(OkHttpClient client, AnnounceListener listener, Duration httpTimeout, Duration udpTimeout) {
        thread = AnnounceThreads.scheduler();
        http = new HttpTracker(client, httpTimeout);
        udp = new UdpTracker(thread, udpTimeout, 3);
        news = new TrackerNews(listener);
    }

    /**
     * Announces from now on. A torrent that is announced already is left as it is.
     *
     * @return completes when each tracker has answered or failed once, or the torrent was removed; never fails
     */
    public CompletableFuture<Void> add(AnnouncedTorrent torrent) {
        CompletableFuture<Void> firstAnswers = new CompletableFuture<>();
        if (closing.get()) {
            firstAnswers.complete(null);
        } else {
            thread.execute(() -> begin(torrent, firstAnswers));
        }
        return firstAnswers;
    }

    /** Tells the trackers that know the torrent that it has stopped. */
    public void remove(InfoHash infoHash) {
        thread.execute(() -> end(infoHash));
    }

    /** The swarms of the torrents announced now; one of which no tracker has told lately is left out. A snapshot. */
    public Map<InfoHash, SwarmSize> swarms() {
        Map<InfoHash, SwarmSize> swarms = new HashMap<>();
        jobs.forEach((infoHash, atTrackers) ->
                atTrackers.forEach(job -> job.swarm().ifPresent(size -> swarms.merge(infoHash, size, SwarmSize::or))));
        return swarms;
    }

    /** How the trackers of the torrents announced now are doing. */
    public TrackersStatus status() {
        Map<String, HostHealth> hosts = new TreeMap<>();
        jobs.values().stream().flatMap(List::stream).forEach(job -> hosts.computeIfAbsent(
                        job.line().name(), name -> new HostHealth())
                .add(job));
        List<String> failing = hosts.entrySet().stream()
                .filter(host -> host.getValue().isFailing())
                .map(Map.Entry::getKey)
                .toList();
        return new TrackersStatus(hosts.size(), failing);
    }

    /**
     * Sends {@code stopped} to every tracker that accepted {@code started}, all at once, and waits five seconds at most.
     */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            thread.execute(this::endAll);
        }
        try {
            saidGoodbye.get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Somebody does not answer. His peers will find out by themselves.
            saidGoodbye.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
            http.close();
            udp.close();
        }
    }

    private void begin(AnnouncedTorrent torrent, CompletableFuture<Void> firstAnswers) {
        CompletableFuture<Void> formerLife = leaving.get(torrent.infoHash());
        if (formerLife != null) {
            // its stopped must not overtake our started
            var unused = formerLife.thenRunAsync(() -> begin(torrent, firstAnswers), thread);
        } else if (closing.get() || jobs.containsKey(torrent.infoHash())) {
            firstAnswers.complete(null);
        } else {
            List<TrackerJob> begun = torrent.trackers().stream()
                    .flatMap(url -> job(torrent, url).stream())
                    .toList();
            jobs.put(torrent.infoHash(), begun);
            begun.forEach(TrackerJob::announce);
            var unused = all(begun.stream().map(TrackerJob::firstAnswer).toList())
                    .thenRun(() -> firstAnswers.complete(null));
        }
    }

    private List<TrackerJob> job(AnnouncedTorrent torrent, URI url) {
        Tracker tracker = speaker(url);
        if (tracker == null) {
            news.notSupported(url);
            return List.of();
        }
        Line line = lines.computeIfAbsent(
                TrackerName.of(url).toLowerCase(Locale.ROOT), name -> new Line(name, tracker.callsPerHost(), thread));
        return List.of(new TrackerJob(torrent, url, tracker, line, news, thread));
    }

    private @Nullable Tracker speaker(URI url) {
        return switch (TrackerName.scheme(url)) {
            case "http", "https" -> http;
            case "udp" -> udp;
            default -> null;
        };
    }

    private void end(InfoHash infoHash) {
        List<TrackerJob> ending = jobs.remove(infoHash);
        if (ending != null) {
            CompletableFuture<Void> gone =
                    all(ending.stream().map(TrackerJob::stop).toList());
            leaving.put(infoHash, gone);
            var unused = gone.thenRunAsync(() -> leaving.remove(infoHash, gone), thread);
        }
    }

    private void endAll() {
        List.copyOf(jobs.keySet()).forEach(this::end);
        lines.values().forEach(Line::hurry);
        List<CompletableFuture<Void>> last = new ArrayList<>(leaving.values());
        var unused = all(last).thenRun(() -> saidGoodbye.complete(null));
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }
}
