package org.seedcast.announce;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.seedcast.announce.tracker.AnnounceEvent;
import org.seedcast.announce.tracker.Announcement;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Counts;
import org.seedcast.torrent.InfoHash;

/**
 * One torrent at one tracker, from {@code started} to {@code stopped}. For the announcing thread alone, but for the
 * methods that report on it.
 */
final class TrackerJob {
    /** The outcome of the last call. */
    enum Standing {
        UNKNOWN,
        ACCEPTED,
        FAILED
    }

    private final AnnouncedTorrent torrent;
    private final TrackerEndpoint endpoint;
    private final TrackerNotices news;
    private final AnnounceSchedule schedule;
    private final AnnounceThread thread;
    private final CompletableFuture<Void> firstAnswer = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final LastSwarmReport swarm = new LastSwarmReport();
    private volatile Standing standing = Standing.UNKNOWN;
    private Optional<String> trackerId = Optional.empty();
    private Duration interval = Duration.ZERO;
    private long uploadedBefore;
    private int failures;
    /** Number of listings that the tracker has of us; while there are any, it must receive {@code stopped}. */
    private int listed;

    private boolean stopping;
    private HostQueue.@Nullable Call call;
    private @Nullable Future<?> next;

    TrackerJob(
            AnnouncedTorrent torrent,
            TrackerEndpoint endpoint,
            TrackerNotices news,
            AnnounceSchedule schedule,
            AnnounceThread thread) {
        this.torrent = torrent;
        this.endpoint = endpoint;
        this.news = news;
        this.schedule = schedule;
        this.thread = thread;
    }

    InfoHash infoHash() {
        return torrent.infoHash();
    }

    TrackerEndpoint endpoint() {
        return endpoint;
    }

    /** Completes with the first answer, whatever it is, or when there will be none soon. */
    CompletableFuture<Void> firstAnswer() {
        return firstAnswer;
    }

    /** From any thread. */
    Standing standing() {
        return standing;
    }

    /** Returns the swarm's size as the tracker reported it; empty without a recent report. From any thread. */
    Optional<SwarmSize> swarm() {
        return swarm.size(thread.now());
    }

    /** Does nothing when {@link #stop} has come before it. */
    void announce() {
        if (stopping) {
            return;
        }
        AnnounceEvent event = listed > 0 ? AnnounceEvent.NONE : AnnounceEvent.STARTED;
        if (event == AnnounceEvent.STARTED) {
            uploadedBefore = torrent.uploaded().getAsLong();
        }
        call = endpoint.announce(announcement(event), this::answered, () -> firstAnswer.complete(null));
    }

    /** A scrape told of this torrent too. */
    void scraped(Counts counts) {
        said(counts);
    }

    /** Calls no more, except for the goodbye that {@link #stop} says. */
    void holdBack() {
        stopping = true;
        firstAnswer.complete(null);
        if (next != null) {
            next.cancel(false);
        }
        if (call != null && call.withdraw()) {
            call = null;
        }
    }

    /** @return completes once the tracker has received it, needs none, or cannot be reached; to be called once */
    CompletableFuture<Void> stop() {
        holdBack();
        if (call == null) {
            sayGoodbye();
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
        news.heard(endpoint.url(), answer);
        firstAnswer.complete(null);
        if (stopping) {
            sayGoodbye();
        } else {
            schedule.next(answer, failures, thread.chance())
                    .ifPresent(wait -> next = thread.after(wait, this::announce));
        }
    }

    private void accepted(Accepted answer) {
        standing = Standing.ACCEPTED;
        failures = 0;
        listed = answer.listed();
        trackerId = answer.trackerId().or(() -> trackerId);
        interval = answer.interval();
        said(new Counts(answer.seeders(), answer.leechers(), -1));
        List<InetSocketAddress> others =
                answer.peers().stream().filter(peer -> !isUs(peer, answer)).toList();
        if (!others.isEmpty()) {
            torrent.learned().accept(others);
        }
    }

    private boolean isUs(InetSocketAddress peer, Accepted answer) {
        return peer.getPort() == torrent.self().port()
                && answer.externalAddress().filter(peer.getAddress()::equals).isPresent();
    }

    private void said(Counts counts) {
        swarm.said(counts, listed, interval, thread.now());
    }

    private void sayGoodbye() {
        if (listed > 0) {
            call = endpoint.announce(
                    announcement(AnnounceEvent.STOPPED), answer -> gone.complete(null), this::leaveUnsaid);
        } else {
            gone.complete(null);
        }
    }

    /** The host is down, and will miss us by itself. */
    private void leaveUnsaid() {
        if (call != null) {
            call.withdraw();
        }
        gone.complete(null);
    }

    private Announcement announcement(AnnounceEvent event) {
        long uploaded = Math.max(torrent.uploaded().getAsLong() - uploadedBefore, 0);
        return new Announcement(torrent.infoHash(), torrent.self(), uploaded, event, trackerId);
    }
}
