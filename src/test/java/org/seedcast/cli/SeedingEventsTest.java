package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.seedcast.app.event.Event;
import org.seedcast.cli.output.JsonEvents;
import org.seedcast.cli.output.SeedingTextTest;
import org.seedcast.cli.output.TextEvents;
import org.seedcast.torrent.InfoHash;

/** What people and scripts are told of seeding. */
class SeedingEventsTest {
    private static final InfoHash A = InfoHash.parse("aa".repeat(20));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05.6Z"), ZoneOffset.UTC);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String text(Event... events) {
        TextEvents text = new TextEvents(new PrintWriter(out), new PrintWriter(err), false);
        for (Event event : events) {
            text.accept(event);
        }
        return out.toString() + err;
    }

    private String json(Event... events) {
        JsonEvents json = new JsonEvents(new PrintWriter(out), new PrintWriter(err), CLOCK);
        for (Event event : events) {
            json.accept(event);
        }
        assertThat(err.toString()).isEmpty();
        return out.toString();
    }

    @Test
    void theRuleThatEndedItIsSaid() {
        assertThat(text(
                        new Event.TorrentEnded(Event.Rule.RATIO, A, "bells\u001B[2J.mp3", 80_700, 161_400, 5),
                        new Event.TorrentEnded(Event.Rule.COPIES, A, "bells.mp3", 80_700, 10, 3),
                        new Event.SeedingEnded(Event.Rule.NONE_LEFT),
                        new Event.SeedingEnded(Event.Rule.TIME)))
                .isEqualTo(
                        """
                        bells[2J.mp3 has been seeded enough: 161.4 kB uploaded, its size is 80.7 kB (--seed-ratio)
                        bells.mp3 has been seeded enough: 3 complete copies elsewhere (--seed-copies)
                        every torrent has been seeded enough, none is left
                        the time to seed is over (--seed-for)
                        """);
    }

    @Test
    void aScriptLearnsWhichTorrentEndedAndWhy() {
        assertThat(json(
                        new Event.TorrentEnded(Event.Rule.COPIES, A, "bells.mp3", 80_700, 10, 3),
                        new Event.SeedingEnded(Event.Rule.NONE_LEFT)))
                .isEqualTo(
                        """
                        {"event":"ended","rule":"copies","infoHash":"%s","name":"bells.mp3","bytes":80700,\
                        "uploaded":10,"copies":3,"time":"2026-01-02T03:04:05Z"}
                        {"event":"ended","rule":"none-left","time":"2026-01-02T03:04:05Z"}
                        """
                                .formatted(A));
    }

    @Test
    void aScriptLearnsHowItGoes() {
        assertThat(json(
                        SeedingTextTest.status(3, 1, List.of("tracker.example")),
                        new Event.Status(0, 0, 0, 0, 0, 0, OptionalDouble.empty(), List.of(), List.of()),
                        new Event.Farewell(false)))
                .isEqualTo(
                        """
                        {"event":"status","torrents":3,"checking":1,"peers":12,"uploaded":1000,\
                        "uploadedEver":3400000000,"rate":1234567,"ratio":2.126,"failingTrackers":["tracker.example"],"time":"2026-01-02T03:04:05Z"}
                        {"event":"status","torrents":0,"checking":0,"peers":0,"uploaded":0,\
                        "uploadedEver":0,"rate":0,"failingTrackers":[],"time":"2026-01-02T03:04:05Z"}
                        """);
    }
}
