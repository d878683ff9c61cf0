package org.seedcast.announce;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.seedcast.announce.tracker.LocalAddress;
import org.seedcast.torrent.InfoHash;

/**
 * Keeps all torrents announced to all of their trackers, and knows the swarm sizes that those report. One thread
 * decides, and nothing ever blocks it: a thousand torrents cost no more threads than one, and a dead tracker delays no
 * other. Safe for use by several threads.
 */
public final class Announcer implements AutoCloseable {
    private final AnnounceTiming timing;
    private final AnnounceThread thread;
    private final Trackers trackers;
    private final TrackerNotices news;
    private final Map<InfoHash, List<TrackerJob>> jobs = new ConcurrentHashMap<>();
    private final Map<Place, CompletableFuture<Void>> leaving = new HashMap<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> saidGoodbye = new CompletableFuture<>();

    /** Calls leave from wherever the system likes. */
    public Announcer(OkHttpClient client, Consumer<String> notices) {
        this(client, LocalAddress.ANY, notices);
    }

    public Announcer(OkHttpClient client, LocalAddress local, Consumer<String> notices) {
        this(client, local, notices, AnnounceTiming.USUAL);
    }

    public Announcer(OkHttpClient client, Consumer<String> notices, AnnounceTiming timing) {
        this(client, LocalAddress.ANY, notices, timing);
    }

    public Announcer(OkHttpClient client, LocalAddress local, Consumer<String> notices, AnnounceTiming timing) {
        this(
                AnnounceThread.start(),
                thread -> TrackerProtocols.over(client, local, timing, thread.executor()),
                notices,
                timing);
    }

    /** @param protocols whose answers come on the announcing thread or any other */
    Announcer(
            AnnounceThread thread,
            Function<AnnounceThread, TrackerProtocols> protocols,
            Consumer<String> notices,
            AnnounceTiming timing) {
        this.timing = timing;
        this.thread = thread;
        trackers = new Trackers(protocols.apply(thread), timing, thread);
        news = new TrackerNotices(notices, thread.nanos());
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
        if (thread.executor().isShutdown()) {
            firstAnswers.complete(null);
        }
        return firstAnswers;
    }

    /** Announces a torrent to its new trackers, and {@code stopped} to the ones it no longer has. */
    public void change(AnnouncedTorrent torrent) {
        thread.execute(() -> changeTo(torrent));
    }

    /** Announces {@code stopped} to the trackers that know the torrent. */
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

    /** Returns the health of the trackers in use now. */
    public TrackersStatus status() {
        Map<String, HostHealth> hosts = new TreeMap<>();
        jobs.values().stream().flatMap(List::stream).forEach(job -> hosts.computeIfAbsent(
                        job.endpoint().line().name(), name -> new HostHealth())
                .add(job));
        List<String> failing = hosts.entrySet().stream()
                .filter(host -> host.getValue().isFailing())
                .map(Map.Entry::getKey)
                .toList();
        return new TrackersStatus(hosts.size(), failing);
    }

    /**
     * Sends {@code stopped} to every tracker that accepted {@code started}, all at once, and waits four seconds at most.
     */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            thread.execute(this::endAll);
        }
        try {
            saidGoodbye.get(timing.goodbye().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Somebody does not answer. His peers will find out by themselves.
            saidGoodbye.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.executor().shutdownNow();
            trackers.close();
        }
    }

    private void begin(AnnouncedTorrent torrent, CompletableFuture<Void> firstAnswers) {
        if (closing.get() || jobs.containsKey(torrent.infoHash())) {
            firstAnswers.complete(null);
            return;
        }
        List<TrackerJob> begun = torrent.trackers().stream()
                .map(url -> job(torrent, url))
                .flatMap(Optional::stream)
                .toList();
        jobs.put(torrent.infoHash(), begun);
        begun.forEach(this::announce);
        begun.forEach(trackers::scrapeFor);
        var unused =
                all(begun.stream().map(TrackerJob::firstAnswer).toList()).thenRun(() -> firstAnswers.complete(null));
    }

    private void changeTo(AnnouncedTorrent torrent) {
        List<TrackerJob> before = jobs.get(torrent.infoHash());
        if (before == null || closing.get()) {
            return;
        }
        Map<Boolean, List<TrackerJob>> kept = before.stream()
                .collect(Collectors.partitioningBy(
                        job -> torrent.trackers().contains(job.endpoint().url())));
        List<TrackerJob> staying = Objects.requireNonNull(kept.get(true), "both are there");
        Set<URI> known = staying.stream().map(job -> job.endpoint().url()).collect(Collectors.toSet());
        List<TrackerJob> coming = torrent.trackers().stream()
                .filter(url -> !known.contains(url))
                .flatMap(url -> job(torrent, url).stream())
                .toList();
        jobs.put(
                torrent.infoHash(),
                Stream.concat(staying.stream(), coming.stream()).toList());
        Objects.requireNonNull(kept.get(false), "both are there").forEach(this::end);
        coming.forEach(this::announce);
        coming.forEach(trackers::scrapeFor);
    }

    private void announce(TrackerJob job) {
        CompletableFuture<Void> formerLife = leaving.get(Place.of(job));
        if (formerLife == null) {
            job.announce();
        } else {
            // its stopped must not overtake our started
            var unused = formerLife.thenRunAsync(job::announce, thread.executor());
        }
    }

    private Optional<TrackerJob> job(AnnouncedTorrent torrent, URI url) {
        Optional<TrackerEndpoint> endpoint = trackers.at(url);
        if (endpoint.isEmpty()) {
            news.notSupported(url);
        }
        return endpoint.map(at -> new TrackerJob(torrent, at, news, timing.schedule(), thread));
    }

    private void end(InfoHash infoHash) {
        List<TrackerJob> ending = jobs.remove(infoHash);
        if (ending != null) {
            ending.forEach(this::end);
        }
    }

    private void end(TrackerJob job) {
        trackers.scrapeNoMoreFor(job);
        Place place = Place.of(job);
        CompletableFuture<Void> gone = leaving.merge(place, job.stop(), CompletableFuture::allOf);
        var unused = gone.thenRunAsync(() -> leaving.remove(place, gone), thread.executor());
    }

    private void endAll() {
        // first all of them, lest room be taken by calls that have lost their sense
        jobs.values().forEach(atTrackers -> atTrackers.forEach(TrackerJob::holdBack));
        trackers.hurry();
        List.copyOf(jobs.keySet()).forEach(this::end);
        List<CompletableFuture<Void>> last = new ArrayList<>(leaving.values());
        var unused = all(last).thenRun(() -> saidGoodbye.complete(null));
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    /** One torrent at one tracker. */
    private record Place(InfoHash infoHash, TrackerEndpoint endpoint) {
        static Place of(TrackerJob job) {
            return new Place(job.infoHash(), job.endpoint());
        }
    }
}
