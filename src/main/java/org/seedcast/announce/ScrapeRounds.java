package org.seedcast.announce;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.seedcast.announce.TrackerJob.Standing;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Counts;
import org.seedcast.announce.tracker.TrackerAnswer.Scraped;

/**
 * Scrapes one announce URL (BEP 48, BEP 15) in rounds, one call at a time, only for torrents the tracker has accepted.
 * A tracker that does not answer for many is asked for one at a time, and one that does not answer that is left alone
 * for longer and longer: announces bring nearly the same figures. For the announcing thread alone.
 */
final class ScrapeRounds {
    /** Limit on calls per round, so that a tracker that takes one torrent a call is not flooded. */
    private static final int MOST_CALLS_PER_ROUND = 200;

    private final TrackerEndpoint endpoint;
    private final AnnounceTiming timing;
    private final AnnounceThread thread;
    private final Set<TrackerJob> jobs = new HashSet<>();
    private final Deque<TrackerJob> left = new ArrayDeque<>();
    private int atOnce;
    private int calls;
    /** Number of rounds in a row that brought nothing. */
    private int vain;

    private boolean ended;
    private HostQueue.@Nullable Call call;
    private @Nullable Future<?> next;

    ScrapeRounds(TrackerEndpoint endpoint, AnnounceTiming timing, AnnounceThread thread) {
        this.endpoint = endpoint;
        this.timing = timing;
        this.thread = thread;
    }

    void add(TrackerJob job) {
        if (jobs.add(job) && next == null && call == null) {
            // from a thirtieth to half of the time between rounds: trackers of one start get apart
            double part = 1.0 / 30 + thread.chance() * (0.5 - 1.0 / 30);
            after(Duration.ofMillis(Math.round(timing.scrapes().toMillis() * part)), this::begin);
        }
    }

    /** @return whether there is none left: then it has ended */
    boolean remove(TrackerJob job) {
        jobs.remove(job);
        if (jobs.isEmpty()) {
            end();
        }
        return ended;
    }

    /** Scrapes no more. */
    void end() {
        ended = true;
        if (next != null) {
            next.cancel(false);
        }
        if (call != null) {
            call.withdraw();
        }
    }

    private void begin() {
        left.clear();
        left.addAll(shuffled(jobs));
        atOnce = endpoint.scrapedAtOnce();
        calls = 0;
        ask();
    }

    private List<TrackerJob> shuffled(Set<TrackerJob> jobs) {
        List<TrackerJob> shuffled = new ArrayList<>(jobs);
        shuffled.sort(Comparator.comparing(TrackerJob::infoHash)); // so that only chance decides
        Collections.shuffle(shuffled, new Random(thread.random().get().nextLong()));
        return shuffled;
    }

    private void ask() {
        List<TrackerJob> asked = new ArrayList<>();
        while (asked.size() < atOnce && !left.isEmpty()) {
            TrackerJob job = left.remove();
            if (job.standing() == Standing.ACCEPTED && jobs.contains(job)) {
                asked.add(job);
            }
        }
        if (asked.isEmpty() || calls == MOST_CALLS_PER_ROUND) {
            after(timing.scrapes(), this::begin);
        } else {
            calls++;
            call = endpoint.scrape(asked.stream().map(TrackerJob::infoHash).toList(), answer -> heard(asked, answer));
        }
    }

    private void heard(List<TrackerJob> asked, TrackerAnswer answer) {
        call = null;
        if (ended) {
            return;
        }
        Scraped scraped = answer instanceof Scraped told ? told : new Scraped(Map.of(), Duration.ZERO);
        List<TrackerJob> untold = tell(asked, scraped);
        int told = asked.size() - untold.size();
        vain = told > 0 ? 0 : vain;
        if (told == 0 && asked.size() == 1) {
            giveUpForNow();
            return;
        }
        if (2 * told <= asked.size()) {
            // Some answer for one torrent a call, or for so many. A few untold ones are just not known there.
            atOnce = Math.max(told, 1);
            untold.forEach(left::addFirst);
        }
        after(longer(scraped.leastWait()), this::ask);
    }

    /** @return those of which nothing was said */
    private static List<TrackerJob> tell(List<TrackerJob> asked, Scraped answer) {
        List<TrackerJob> untold = new ArrayList<>();
        for (TrackerJob job : asked) {
            Counts counts = answer.swarms().get(job.infoHash());
            if (counts == null) {
                untold.add(job);
            } else {
                job.scraped(counts);
            }
        }
        return untold;
    }

    private Duration longer(Duration asked) {
        Duration least = asked.compareTo(AnnounceSchedule.LONGEST) > 0 ? AnnounceSchedule.LONGEST : asked;
        return least.compareTo(timing.scrapePause()) > 0 ? least : timing.scrapePause();
    }

    private void giveUpForNow() {
        Duration longer = timing.scrapes().multipliedBy(2L << Math.min(vain, 5));
        vain++;
        after(longer.compareTo(AnnounceSchedule.LONGEST) > 0 ? AnnounceSchedule.LONGEST : longer, this::begin);
    }

    private void after(Duration wait, Runnable step) {
        next = thread.after(AnnounceSchedule.later(wait, thread.chance()), step);
    }
}
