package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.announce.tracker.StubUdpTracker;
import org.seedcast.announce.tracker.TrackerName;
import org.seedcast.announce.tracker.UdpPackets;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.InfoHash;

class AnnouncerTest {
    private static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 1, 6881);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Heard heard = new Heard();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Announcer announcer = new Announcer(
            new OkHttpClient(),
            heard,
            Heard.timing(new AnnounceSchedule(Duration.ofSeconds(1), Duration.ofSeconds(2))));

    @AfterEach
    void close() {
        end.countDown();
        announcer.close();
    }

    @Test
    void startsAndStopsAThousandTorrents() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (StubTracker stub = new StubTracker(exchange -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            exchange.send(200, "d8:intervali1800ee");
            inFlight.decrementAndGet();
        })) {
            List<CompletableFuture<Void>> first = new ArrayList<>();
            for (int number = 0; number < 1000; number++) {
                first.add(announcer.add(torrent(number, stub.url())));
            }
            CompletableFuture.allOf(first.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
            assertThat(stub.count("started")).isEqualTo(1000);
            assertThat(most.get()).as("calls at a time").isLessThanOrEqualTo(9);
            announcer.close();
            assertThat(stub.count("stopped")).isEqualTo(1000);
            assertThat(stub.queries().stream().map(AnnouncerTest::hashOf).distinct())
                    .hasSize(1000);
            assertThat(heard.notices()).isEmpty();
        }
    }

    @Test
    void announcesToEveryTracker() throws Exception {
        try (StubTracker one = StubTracker.saying("d8:intervali60e5:peers6:\u007f\0\0\u0001\u001a\u00e1e");
                StubTracker two = StubTracker.saying("d8:intervali60ee");
                StubUdpTracker three = new StubUdpTracker("127.0.0.1", 0)) {
            announcer
                    .add(torrent(1, one.url(), two.url(), three.url(), one.url()))
                    .get(10, TimeUnit.SECONDS);
            assertThat(one.count("started")).isEqualTo(1);
            assertThat(two.count("started")).isEqualTo(1);
            assertThat(three.received(UdpPackets.ANNOUNCE)).hasSize(1);
            assertThat(heard.peers()).hasSize(2);
            announcer.remove(hash(1));
            assertThat(Deadline.of(SOON)
                            .reached(() -> one.count("stopped") == 1
                                    && two.count("stopped") == 1
                                    && three.received(UdpPackets.ANNOUNCE).size() == 2))
                    .isTrue();
        }
    }

    @Test
    void changesTheTrackersOfATorrentWithoutStoppingAtThoseThatStay() throws Exception {
        try (StubTracker stays = StubTracker.saying("d8:intervali60ee");
                StubTracker goes = StubTracker.saying("d8:intervali60ee");
                StubTracker comes = StubTracker.saying("d8:intervali60ee")) {
            announcer.add(torrent(1, stays.url(), goes.url())).get(10, TimeUnit.SECONDS);
            announcer.change(torrent(1, comes.url(), stays.url()));
            announcer.change(torrent(2, comes.url()));
            assertThat(Deadline.of(SOON).reached(() -> goes.count("stopped") == 1 && comes.count("started") == 1))
                    .isTrue();
            announcer.close();
            assertThat(stays.count("started")).isEqualTo(1);
            assertThat(stays.count("stopped")).isEqualTo(1);
            assertThat(comes.count("started")).as("another torrent is not here").isEqualTo(1);
            assertThat(comes.count("stopped")).isEqualTo(1);
        }
    }

    @Test
    void aDeadTrackerHoldsUpNobodyElse() throws Exception {
        try (StubTracker dead = new StubTracker(exchange -> hang());
                StubTracker alive = StubTracker.saying("d8:intervali60ee")) {
            List<CompletableFuture<Void>> onTheDead = new ArrayList<>();
            for (int number = 0; number < 100; number++) {
                onTheDead.add(announcer.add(torrent(number, dead.url())));
            }
            announcer.add(torrent(1000, alive.url())).get(900, TimeUnit.MILLISECONDS);
            CompletableFuture.allOf(onTheDead.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);
            assertThat(dead.queries()).as("not asked for each").hasSizeLessThanOrEqualTo(16);
            assertThat(heard.notices())
                    .singleElement()
                    .asString()
                    .startsWith("tracker http://127.0.0.1:")
                    .contains("cannot be");
        }
    }

    @Test
    void closesInTimeThoughATrackerHangs() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (StubTracker stub = new StubTracker(exchange -> {
            if (calls.incrementAndGet() > 1) {
                hang();
            }
            exchange.send(200, "d8:intervali60ee");
        })) {
            announcer.add(torrent(1, stub.url())).get(10, TimeUnit.SECONDS);
            long before = System.nanoTime();
            announcer.close();
            announcer.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(6));
        }
    }

    @Test
    void tellsNoStopToATrackerThatNeverAccepted() throws Exception {
        try (StubTracker stub = StubTracker.saying("d14:failure reason2:noe")) {
            announcer.add(torrent(1, stub.url())).get(10, TimeUnit.SECONDS);
            announcer.close();
            assertThat(stub.count("stopped")).isZero();
            assertThat(heard.notices())
                    .singleElement()
                    .asString()
                    .endsWith("refuses: no")
                    .doesNotContain("s3cret");
        }
    }

    @Test
    void startsAgainOnlyAfterItHasStopped() throws Exception {
        try (StubTracker stub = StubTracker.saying("d8:intervali60ee")) {
            announcer.add(torrent(1, stub.url())).get(10, TimeUnit.SECONDS);
            announcer.remove(hash(1));
            announcer.add(torrent(1, stub.url())).get(10, TimeUnit.SECONDS);
            assertThat(stub.queries())
                    .extracting(query -> query.replaceAll(".*event=", ""))
                    .containsExactly("started", "stopped", "started");
        }
    }

    @Test
    void startsAgainThoughAnotherTrackerHangs() throws Exception {
        try (StubTracker hangs = new StubTracker(exchange -> {
                    if (exchange.call().query().contains("started")) {
                        exchange.send(200, "d8:intervali60ee");
                    }
                });
                StubTracker stub = StubTracker.saying("d8:intervali60ee");
                Announcer patient = new Announcer(new OkHttpClient(), heard)) {
            patient.add(torrent(1, hangs.url(), stub.url())).get(10, TimeUnit.SECONDS);
            patient.remove(hash(1));
            var unused = patient.add(torrent(1, hangs.url(), stub.url()));
            assertThat(Deadline.of(SOON).reached(() -> stub.count("started") == 2))
                    .as("before the other one is given up")
                    .isTrue();
        }
    }

    @Test
    void leavesOutWhatItDoesNotSpeak() throws Exception {
        announcer.add(torrent(1, URI.create("wss://127.0.0.1:1/"))).get(10, TimeUnit.SECONDS);
        announcer.add(torrent(2, URI.create("wss://127.0.0.1:1/"))).get(10, TimeUnit.SECONDS);
        assertThat(heard.notices())
                .containsExactly("tracker wss://127.0.0.1:1 is skipped: only http, https and udp are supported");
    }

    @Test
    void tellsWhatWasUploadedSinceItStarted() throws Exception {
        AtomicLong uploaded = new AtomicLong(5000);
        try (StubTracker stub = StubTracker.saying("d8:intervali1ee")) {
            announcer
                    .add(new AnnouncedTorrent(hash(1), SELF, List.of(stub.url()), uploaded::get, heard::learned))
                    .get(10, TimeUnit.SECONDS);
            uploaded.set(5700);
            assertThat(Deadline.of(SOON).reached(() -> stub.queries().size() == 2))
                    .isTrue();
            announcer.close();
            assertThat(stub.queries())
                    .extracting(query -> query.replaceAll(".*uploaded=(\\d+).*", "$1"))
                    .startsWith("0", "700")
                    .endsWith("700");
        }
    }

    @Test
    void countsTheUploadAnewWhenItMustStartAgain() throws Exception {
        AtomicLong uploaded = new AtomicLong(5000);
        try (StubTracker stub = new StubTracker(exchange -> {
            boolean first = uploaded.getAndSet(6000) == 5000;
            exchange.send(200, first ? "d14:failure reason4:busy8:retry ini0ee" : "d8:intervali60ee");
        })) {
            var unused = announcer.add(
                    new AnnouncedTorrent(hash(1), SELF, List.of(stub.url()), uploaded::get, heard::learned));
            assertThat(Deadline.of(SOON).reached(() -> stub.count("started") == 2))
                    .isTrue();
            assertThat(stub.queries()).allSatisfy(query -> assertThat(query).contains("uploaded=0&"));
        }
    }

    @Test
    void comesBackAfterTheIntervalWithoutEvent() throws Exception {
        try (StubTracker stub = StubTracker.saying("d8:intervali1e10:tracker id2:ide")) {
            announcer.add(torrent(1, stub.url())).get(10, TimeUnit.SECONDS);
            assertThat(Deadline.of(SOON).reached(() -> stub.queries().size() == 2))
                    .isTrue();
            assertThat(stub.queries().get(1)).doesNotContain("event").endsWith("trackerid=%69%64");
        }
    }

    @Test
    void tellsHowLargeTheSwarmsAreWithoutItself() throws Exception {
        try (StubTracker one = StubTracker.saying("d8:completei3e10:incompletei4e8:intervali60ee");
                StubTracker two = StubTracker.saying("d8:completei1e10:incompletei9e8:intervali60ee");
                StubTracker mute = StubTracker.saying("d8:intervali60ee")) {
            announcer.add(torrent(1, one.url(), two.url(), mute.url())).get(10, TimeUnit.SECONDS);
            announcer.add(torrent(2, two.url())).get(10, TimeUnit.SECONDS);
            announcer.add(torrent(3, mute.url())).get(10, TimeUnit.SECONDS);
            assertThat(announcer.swarms())
                    .containsOnly(
                            Map.entry(hash(1), new SwarmSize(2, 9, OptionalInt.empty())),
                            Map.entry(hash(2), new SwarmSize(0, 9, OptionalInt.empty())));
            announcer.remove(hash(1));
            assertThat(Deadline.of(SOON).reached(() -> announcer.swarms().size() == 1))
                    .isTrue();
        }
    }

    @Test
    void tellsWhichTrackersFail() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (StubTracker picky = new StubTracker(exchange -> exchange.send(
                        200, calls.getAndIncrement() == 0 ? "d8:intervali60ee" : "d14:failure reason2:noe"));
                StubTracker closed = StubTracker.saying("d14:failure reason2:noe");
                StubTracker broken = StubTracker.saying("<html>")) {
            assertThat(announcer.status()).isEqualTo(new TrackersStatus(0, List.of()));
            announcer.add(torrent(1, picky.url(), closed.url(), broken.url())).get(10, TimeUnit.SECONDS);
            announcer
                    .add(torrent(2, picky.url(), URI.create("wss://127.0.0.1:1/")))
                    .get(10, TimeUnit.SECONDS);
            assertThat(announcer.status().trackers()).isEqualTo(3);
            assertThat(announcer.status().failing())
                    .containsExactlyInAnyOrder(TrackerName.of(closed.url()), TrackerName.of(broken.url()))
                    .isSorted();
        }
    }

    private void hang() {
        try {
            assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private AnnouncedTorrent torrent(int number, URI... trackers) {
        return new AnnouncedTorrent(hash(number), SELF, List.of(trackers), () -> 0, heard::learned);
    }

    private static InfoHash hash(int number) {
        return InfoHash.parse(String.format(Locale.ROOT, "%040x", number));
    }

    private static String hashOf(String query) {
        return query.replaceAll(".*info_hash=([^&]*).*", "$1");
    }
}
