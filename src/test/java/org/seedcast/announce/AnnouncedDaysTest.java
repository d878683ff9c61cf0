package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.seedcast.announce.tracker.AnnounceEvent;
import org.seedcast.announce.tracker.Announcement;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.announce.tracker.Tracker;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;
import org.seedcast.torrent.InfoHash;

/** Days of announcing, in simulated time. */
class AnnouncedDaysTest {
    private static final URI URL = URI.create("udp://tracker.example:1/announce");
    private static final Duration DAY = Duration.ofDays(1);
    private static final LocalPeer SELF = new LocalPeer("-SC0001-abcdefghijkl", 7, 6881);
    private static final TrackerAnswer DOWN = new Unreachable("no answer");

    private final SimulatedTime time = new SimulatedTime();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Duration> scrapes = new ArrayList<>();
    private Function<Duration, TrackerAnswer> tracker = now -> taken(Duration.ofMinutes(30));
    private int open;
    private int mostOpen;

    private record Call(Duration at, InfoHash torrent, AnnounceEvent event) {}

    /** A tracker that takes a second for each answer. */
    private final class Slow implements Tracker, TrackerProtocols {
        @Override
        public CompletableFuture<TrackerAnswer> announce(URI url, Announcement announcement) {
            calls.add(new Call(time.now(), announcement.infoHash(), announcement.event()));
            return answer(tracker.apply(time.now()));
        }

        @Override
        public CompletableFuture<TrackerAnswer> scrape(URI url, List<InfoHash> torrents) {
            scrapes.add(time.now());
            return answer(new TrackerAnswer.Scraped(
                    torrents.stream().collect(Collectors.toMap(one -> one, any -> new TrackerAnswer.Counts(1, 2, 3))),
                    Duration.ZERO));
        }

        private CompletableFuture<TrackerAnswer> answer(TrackerAnswer answer) {
            CompletableFuture<TrackerAnswer> later = new CompletableFuture<>();
            mostOpen = Math.max(mostOpen, ++open);
            var unused = time.schedule(
                    () -> {
                        open--;
                        later.complete(answer);
                    },
                    1,
                    TimeUnit.SECONDS);
            return later;
        }

        @Override
        public int scrapedAtOnce(URI url) {
            return 50;
        }

        @Override
        public int callsPerHost() {
            return 4;
        }

        @Override
        public Optional<Tracker> speaking(URI url) {
            return Optional.of(this);
        }

        @Override
        public void hurry() {}

        @Override
        public void close() {}
    }

    private static TrackerAnswer taken(Duration interval) {
        return new Accepted(interval, 1, 2, List.of(), Optional.empty(), Optional.empty(), 1);
    }

    private Announcer announcing(int torrents) {
        Announcer announcer = new Announcer(time.thread(7), thread -> new Slow(), notices::add, AnnounceTiming.USUAL);
        IntStream.range(0, torrents)
                .mapToObj(i -> InfoHash.parse(String.format("%040x", i + 1)))
                .map(hash -> new AnnouncedTorrent(hash, SELF, List.of(URL), () -> 0L, peers -> {}))
                .forEach(torrent -> {
                    var unused = announcer.add(torrent);
                });
        return announcer;
    }

    private Map<InfoHash, List<Call>> byTorrent() {
        return calls.stream().collect(Collectors.groupingBy(Call::torrent));
    }

    @Test
    void eachTorrentIsAnnouncedAsOftenAsTheTrackerAsksFor() {
        announcing(500);

        time.pass(DAY);

        assertThat(byTorrent()).hasSize(500);
        assertThat(byTorrent().values()).allSatisfy(of -> {
            assertThat(of).as("calls of a day").hasSizeBetween(43, 49);
            assertThat(of.get(0).event()).isEqualTo(AnnounceEvent.STARTED);
            assertThat(of)
                    .filteredOn(call -> call.event() == AnnounceEvent.STARTED)
                    .hasSize(1);
            for (int i = 1; i < of.size(); i++) {
                Duration between = of.get(i).at().minus(of.get(i - 1).at());
                assertThat(between).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(40));
            }
        });
        assertThat(mostOpen).as("calls at a time, one scrape among them").isLessThanOrEqualTo(5);
        assertThat(notices).isEmpty();
        assertThat(scrapes).as("48 rounds of ten calls").hasSizeBetween(400, 500);
    }

    @Test
    void aTrackerThatIsDownForHoursIsLeftAloneAndFoundAgain() {
        Duration from = Duration.ofHours(2);
        Duration to = Duration.ofHours(8);
        tracker = now -> now.compareTo(from) < 0 || now.compareTo(to) >= 0 ? taken(Duration.ofMinutes(30)) : DOWN;
        announcing(500);

        time.pass(DAY);

        List<Call> meanwhile = calls.stream()
                .filter(call -> call.at().compareTo(from) >= 0 && call.at().compareTo(to) < 0)
                .toList();
        assertThat(meanwhile).as("calls in six hours of silence").hasSizeBetween(10, 50);
        assertThat(byTorrent().values())
                .as("each is announced within the hour after the tracker came back")
                .allSatisfy(of -> assertThat(of)
                        .anySatisfy(call -> assertThat(call.at()).isBetween(to, to.plus(Duration.ofHours(1)))));
        assertThat(notices)
                .containsExactly(
                        "tracker udp://tracker.example:1 cannot be reached: no answer",
                        "tracker udp://tracker.example:1 answers again");
    }

    @Test
    void whoIsToldNeverToCallAgainNeverDoes() {
        tracker = now -> new Refused("unregistered", Optional.of(Refused.NEVER));
        announcing(20);

        time.pass(DAY.multipliedBy(30));

        assertThat(calls).hasSize(20);
        assertThat(notices).containsExactly("tracker udp://tracker.example:1 refuses: unregistered");
    }

    @Test
    void anIntervalOfNothingIsNoFlood() {
        tracker = now -> taken(Duration.ofMillis(1));
        announcing(1);

        time.pass(Duration.ofHours(1));

        assertThat(calls).as("never within ten seconds").hasSizeBetween(280, 361);
    }

    @Test
    void aTorrentThatIsRemovedSaysGoodbyeOnceAndIsCalledForNoMore() {
        Announcer announcer = announcing(3);
        time.pass(Duration.ofHours(5));
        InfoHash removed = calls.get(0).torrent();
        calls.clear();

        announcer.remove(removed);
        time.pass(DAY);

        assertThat(byTorrent()).hasSize(3);
        assertThat(byTorrent().get(removed)).extracting(Call::event).containsExactly(AnnounceEvent.STOPPED);
    }
}
