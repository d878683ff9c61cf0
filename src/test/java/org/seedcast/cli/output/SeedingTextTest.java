package org.seedcast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.seedcast.app.event.Event;

public class SeedingTextTest {
    public static Event.Status status(int torrents, int checking, List<String> failingTrackers) {
        return new Event.Status(
                torrents,
                checking,
                12,
                1_000,
                3_400_000_000L,
                1_234_567,
                OptionalDouble.of(2.126),
                failingTrackers,
                List.of(
                        new Event.Busy("harbour\u001B[2Jbells.mp3", 1_234_567, 12, 3_400_000_000L),
                        new Event.Busy("low-tide.mp3", 0, 1, 80_700)));
    }

    @Test
    void oneLineTellsHowItGoes() {
        assertThat(SeedingText.line(status(3, 0, List.of())))
                .isEqualTo("seeding 3 torrents, 12 peers, 1.2 MB/s, 3.4 GB uploaded, ratio 2.13");
        assertThat(SeedingText.line(status(1, 2, List.of("a.example"))))
                .isEqualTo("seeding 1 torrent, 2 checking, 12 peers, 1.2 MB/s, 3.4 GB uploaded, ratio 2.13, 1 tracker"
                        + " failing");
    }

    @Test
    void aLogNamesWhatFails() {
        assertThat(SeedingText.logLine(status(3, 0, List.of("a.example", "b.example"))))
                .endsWith("ratio 2.13, 2 trackers failing: a.example, b.example");
        assertThat(SeedingText.logLine(status(3, 0, List.of("a", "b", "c", "d", "e"))))
                .endsWith("5 trackers failing: a, b, c and 2 more");
    }

    @Test
    void theTableHasTheNamesLastAsTheyMayBeAnything() {
        assertThat(SeedingText.table(status(3, 0, List.of())))
                .containsExactly(
                        "        rate  peers   uploaded  torrent",
                        "    1.2 MB/s     12     3.4 GB  harbour[2Jbells.mp3",
                        "       0 B/s      1    80.7 kB  low-tide.mp3");
    }

    @Test
    void aLogKeepsLittleUnlessSomethingChanges() {
        List<Long> clock = new ArrayList<>(List.of(0L));
        SeedingLog log = new SeedingLog(false, () -> clock.get(0));
        List<String> kept = new ArrayList<>();
        Event.Status quiet = status(3, 0, List.of());
        Event.Status failing = status(3, 0, List.of("a.example"));
        // Every ten seconds for an hour. A tracker fails from minute 15 on, and comes and goes from minute 30 to 40.
        for (int second = 0; second < 3600; second += 10) {
            boolean flaps = second >= 1800 && second < 2400 && second % 20 == 0;
            boolean fails = second >= 900 && second < 1800;
            clock.set(0, TimeUnit.SECONDS.toNanos(second));
            for (String line : log.lines(flaps || fails ? failing : quiet)) {
                kept.add(second / 60 + (line.contains("failing") ? " failing" : " fine"));
            }
        }

        assertThat(kept)
                .containsExactly(
                        "10 fine",
                        "15 failing",
                        "25 failing",
                        "30 fine",
                        "31 failing",
                        "32 fine",
                        "33 failing",
                        "34 fine",
                        "36 failing",
                        "37 fine",
                        "38 failing",
                        "39 fine",
                        "49 fine",
                        "59 fine");
    }

    @Test
    void aVerboseLogHasATableEveryMinute() {
        List<Long> clock = new ArrayList<>(List.of(0L));
        SeedingLog log = new SeedingLog(true, () -> clock.get(0));
        List<List<String>> kept = new ArrayList<>();
        for (int second = 0; second <= 180; second += 10) {
            clock.set(0, TimeUnit.SECONDS.toNanos(second));
            kept.add(log.lines(status(3, 0, List.of())));
        }

        assertThat(kept).filteredOn(lines -> !lines.isEmpty()).hasSize(3).allSatisfy(lines -> assertThat(lines)
                .hasSize(4));
    }

    @Test
    void aLogSaysAtOnceThatATrackerFailsFromTheStart() {
        SeedingLog log = new SeedingLog(false, () -> 0);

        assertThat(log.lines(status(3, 0, List.of("a.example"))))
                .singleElement()
                .asString()
                .endsWith(": a.example");
    }
}
