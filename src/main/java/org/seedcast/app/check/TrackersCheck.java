package org.seedcast.app.check;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.seedcast.announce.tracker.TrackerQuery;
import org.seedcast.announce.tracker.TrackerState;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.PartCount;
import org.seedcast.app.work.Workers;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.SeedcastException;
import org.seedcast.torrent.InfoHash;

/** Checks whether the trackers answer for the torrents that name them. */
public final class TrackersCheck {
    /** Torrents to ask a tracker for: more say nothing more about it, and these fit into every call. */
    private static final int ASKED_FOR = 5;

    private final TrackerQuery query;
    private final Workers workers;
    private final Steps steps;
    private final AtomicInteger withoutScrape = new AtomicInteger();

    public TrackersCheck(TrackerQuery query, Workers workers, Steps steps) {
        this.query = query;
        this.workers = workers;
        this.steps = steps;
    }

    private record Question(URI tracker, List<InfoHash> torrents) {}

    public PartCount run(Inventory inventory, Consumer<Finding> found) throws SeedcastException, InterruptedException {
        Map<URI, List<InfoHash>> trackers = new LinkedHashMap<>();
        for (PublishedItem held : inventory.held()) {
            for (URI tracker : held.trackers()) {
                List<InfoHash> torrents = trackers.computeIfAbsent(tracker, any -> new ArrayList<>());
                if (torrents.size() < ASKED_FOR) {
                    torrents.add(held.state().infoHash());
                }
            }
        }
        if (trackers.isEmpty()) {
            return PartCount.none(CheckPart.TRACKERS, "none; the DHT needs none");
        }
        List<Question> questions = trackers.entrySet().stream()
                .map(entry -> new Question(entry.getKey(), entry.getValue()))
                .toList();
        int good = new HostQueries<Question>(CheckPart.TRACKERS, Question::tracker, workers, steps)
                .ask(questions, this::ask, found);
        String mute = withoutScrape.get() == 0 ? "answer" : "answer, of which " + withoutScrape + " cannot be scraped";
        return PartCount.of(CheckPart.TRACKERS, good, questions.size(), mute);
    }

    private HostReply ask(Question one) throws InterruptedException {
        TrackerState state = query.ask(one.tracker(), one.torrents());
        if (state instanceof TrackerState.Silent silent) {
            return HostReply.bad(of(FindingKind.TRACKER_SILENT, one, silent.reason()));
        }
        if (state instanceof TrackerState.Refuses refuses) {
            return HostReply.bad(of(FindingKind.TRACKER_REFUSES, one, "says: " + refuses.reason())
                    .withHint("a tracker with a whitelist needs the info-hashes: seedcast show DIR --json"));
        }
        if (state instanceof TrackerState.Unsupported) {
            return HostReply.good(of(FindingKind.TRACKER_UNSUPPORTED, one, "only http, https and udp are supported"));
        }
        if (state instanceof TrackerState.WithoutScrape) {
            withoutScrape.incrementAndGet();
            return HostReply.good();
        }
        return ((TrackerState.Answers) state).known() > 0
                ? HostReply.good()
                : HostReply.good(of(
                        FindingKind.TRACKER_KNOWS_NONE,
                        one,
                        "knows none of the " + one.torrents().size() + " torrents asked for: nobody announces them "
                                + "there now, or it refuses them"));
    }

    /** Private trackers have a secret in their path. */
    private static Finding of(FindingKind kind, Question one, String message) {
        return Finding.of(kind, URI.create(TrackerQuery.name(one.tracker())), message);
    }
}
