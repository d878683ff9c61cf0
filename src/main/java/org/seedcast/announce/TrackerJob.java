package org.seedcast.announce;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seedcast.announce.TrackerAnswer.Accepted;

/**
 * One torrent at one tracker, from {@code started} to {@code stopped}. For the announcing thread alone, but for what it
 * tells of itself.
 */
final class TrackerJob {
    /** How the last call ended. */
    enum Standing {
        UNKNOWN,
        ACCEPTED,
        FAILED
    }

    private final AnnouncedTorrent torrent;
    private final URI url;
    private final Tracker tracker;
    private final Line line;
    private final TrackerNews news;
    private final ScheduledExecutorService thread;
    private final CompletableFuture<Void> firstAnswer = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final SwarmWord swarm = new SwarmWord();
    private volatile Standing standing = Standing.UNKNOWN;
    private Optional<String> trackerId = Optional.empty();
    private int failures;
    /** Whether the tracker has accepted us, and so must hear of the end. */
    private boolean known;

    private boolean stopping;
    private Line.@Nullable Call call;
    private @Nullable Future<?> next;

    TrackerJob(
            AnnouncedTorrent torrent,
            URI url,
            Tracker tracker,
            Line line,
            TrackerNews news,
            ScheduledExecutorService thread) {
        this.torrent = torrent;
        this.url = url;
        this.tracker = tracker;
        this.line = line;
        this.news = news;
        this.thread = thread;
    }

    /** Completes with the first answer, whatever it is, or when there will be none. */
    CompletableFuture<Void> firstAnswer() {
        return firstAnswer;
    }

    /** From any thread. */
    Standing standing() {
        return standing;
    }

    /** From any thread. */
    Line line() {
        return line;
    }

    /** What the tracker said of the swarm, empty when nothing of late. From any thread. */
    Optional<SwarmSize> swarm() {
        return swarm.size(System.nanoTime());
    }

    void announce() {
        AnnounceEvent event = known ? AnnounceEvent.NONE : AnnounceEvent.STARTED;
        call = line.join(() -> tracker.announce(url, announcement(event)), this::answered);
    }

    /** @return completes when the tracker was told, or needs not be, or cannot be */
    CompletableFuture<Void> stop() {
        if (!stopping) {
            stopping = true;
            if (next != null) {
                next.cancel(false);
            }
            if (call == null || call.withdraw()) {
                sayGoodbye();
            }
        }
        return gone;
    }

    private void answered(TrackerAnswer answer) {
        call = null;
        if (answer instanceof Accepted accepted) {
            accepted(accepted);
        } else {
            standing = Standing.FAILED;
            failures++;
        }
        news.heard(torrent.infoHash(), url, answer);
        firstAnswer.complete(null);
        if (stopping) {
            sayGoodbye();
        } else {
            AnnounceSchedule.next(answer, failures, ThreadLocalRandom.current().nextDouble())
                    .ifPresent(this::announceIn);
        }
    }

    private void accepted(Accepted answer) {
        known = true;
        failures = 0;
        standing = Standing.ACCEPTED;
        trackerId = answer.trackerId().or(() -> trackerId);
        swarm.said(answer.seeders(), answer.leechers(), -1, 1, answer.interval(), System.nanoTime());
    }

    private void announceIn(Duration wait) {
        next = thread.schedule(this::announce, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sayGoodbye() {
        firstAnswer.complete(null);
        if (known) {
            call = line.join(
                    () -> tracker.announce(url, announcement(AnnounceEvent.STOPPED)), answer -> gone.complete(null));
        } else {
            gone.complete(null);
        }
    }

    private Announcement announcement(AnnounceEvent event) {
        return new Announcement(
                torrent.infoHash(), torrent.self(), torrent.uploaded().getAsLong(), event, trackerId);
    }
}
