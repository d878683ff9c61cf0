package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.announce.tracker.TrackerName;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.http.guard.AddressRange;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.InfoHash;

/** One torrent at a faulty tracker and at one that works, with the HTTP client of the program. */
public final class FaultRun implements AutoCloseable {
    static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 1, 6881);
    /** The longest first wait after a failure. */
    static final Duration FIRST_RETRY = Duration.ofMillis(400);

    private final InfoHash infoHash;
    private final StubTracker works;
    private final Heard heard = new Heard();
    private final Announcer announcer;
    private TrackersStatus status = new TrackersStatus(0, List.of());

    /** @param number a different one for each run at {@code works} */
    public FaultRun(int number, StubTracker works, URI faulty) {
        this.infoHash = InfoHash.parse(String.format(Locale.ROOT, "%040x", number + 1));
        this.works = works;
        AddressGuard loopback = new AddressGuard(Set.of(), List.of(AddressRange.parse("127.0.0.0/8")));
        OkHttpClient client = HttpClients.create(HttpSettings.withDefaults("test"), loopback, new OpenCalls());
        announcer = new Announcer(
                client,
                heard,
                new AnnounceTiming(
                        Duration.ofSeconds(2),
                        Duration.ofMillis(300),
                        new AnnounceSchedule(Duration.ofMillis(100), FIRST_RETRY),
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4)));
        var unused = announcer.add(
                new AnnouncedTorrent(infoHash, SELF, List.of(faulty, works.url()), () -> 0, heard::learned));
    }

    /** A tracker that works and wants to be called each second. */
    public static StubTracker works() throws IOException {
        return StubTracker.saying("d8:intervali1ee");
    }

    /** All at the same time. */
    public static void finishAll(Collection<FaultRun> runs) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            List<Future<?>> finished = new ArrayList<>();
            runs.forEach(run -> finished.add(threads.submit(run::finish)));
            for (Future<?> done : finished) {
                done.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Waits for the third re-announce at the tracker that works, and then for the goodbye. */
    private void finish() {
        assertThat(Deadline.of(Duration.ofSeconds(20)).reached(() -> callsThatWork() >= 4))
                .as("re-announces where all is well")
                .isTrue();
        status = announcer.status();
        close();
    }

    private long callsThatWork() {
        return works.queries().stream().filter(query -> query.contains(hash())).count();
    }

    public long stopped() {
        return works.queries().stream()
                .filter(query -> query.contains(hash()) && query.contains("event=stopped"))
                .count();
    }

    private String hash() {
        return "info_hash=" + infoHash.hex().toUpperCase(Locale.ROOT).replaceAll("(..)", "%$1");
    }

    public Heard heard() {
        return heard;
    }

    /** Those about the faulty tracker: on a crowded machine the one that works may be late, too. */
    public List<String> notices() {
        String works = "tracker " + TrackerName.of(this.works.url()) + " ";
        return heard.notices().stream()
                .filter(notice -> !notice.startsWith(works))
                .toList();
    }

    /** As it was before the end. */
    public TrackersStatus status() {
        return status;
    }

    /** Each wait at least half of one that doubles with each failure. */
    public static void assertBackedOff(List<Long> callNanos) {
        for (int call = 1; call < callNanos.size(); call++) {
            long waitedMillis = TimeUnit.NANOSECONDS.toMillis(callNanos.get(call) - callNanos.get(call - 1));
            assertThat(waitedMillis)
                    .as("wait %d", call)
                    .isGreaterThanOrEqualTo(FIRST_RETRY.toMillis() << (call - 1) >> 1);
        }
    }

    @Override
    public void close() {
        announcer.close();
    }
}
