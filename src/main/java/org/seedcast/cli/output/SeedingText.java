package org.seedcast.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seedcast.app.SizeText;
import org.seedcast.app.event.Event;

/**
 * Renders the progress of seeding in words. What matters most stands first: a narrow terminal shows only the beginning.
 */
final class SeedingText {
    private static final int NAMED_TRACKERS = 3;

    private SeedingText() {}

    /** For a line that is redrawn. */
    static String line(Event.Status status) {
        int failing = status.failingTrackers().size();
        return seeding(status) + (failing == 0 ? "" : ", " + count(failing, "tracker") + " failing");
    }

    /** For a log, where it stays: with the names of what fails. */
    static String logLine(Event.Status status) {
        List<String> failing = status.failingTrackers();
        if (failing.isEmpty()) {
            return seeding(status);
        }
        String names = String.join(", ", failing.subList(0, Math.min(NAMED_TRACKERS, failing.size())));
        String more = failing.size() > NAMED_TRACKERS ? " and " + (failing.size() - NAMED_TRACKERS) + " more" : "";
        return line(status) + ": " + names + more;
    }

    private static String seeding(Event.Status status) {
        List<String> parts = new ArrayList<>();
        parts.add("seeding " + count(status.torrents(), "torrent"));
        if (status.checking() > 0) {
            parts.add(status.checking() + " checking");
        }
        parts.add(count(status.peers(), "peer"));
        parts.add(SizeText.of(status.rate()) + "/s");
        parts.add(SizeText.of(status.uploadedEver()) + " uploaded");
        status.ratio().ifPresent(ratio -> parts.add(String.format(Locale.ROOT, "ratio %.2f", ratio)));
        return String.join(", ", parts);
    }

    /** The busiest torrents under a heading; nothing when nothing is asked for. */
    static List<String> table(Event.Status status) {
        List<String> lines = new ArrayList<>();
        if (!status.busiest().isEmpty()) {
            lines.add(row("rate", "peers", "uploaded", "torrent"));
        }
        for (Event.Busy torrent : status.busiest()) {
            lines.add(row(
                    SizeText.of(torrent.rate()) + "/s",
                    String.valueOf(torrent.peers()),
                    SizeText.of(torrent.uploaded()),
                    Printable.of(torrent.name())));
        }
        return lines;
    }

    private static String row(String rate, String peers, String uploaded, String name) {
        return String.format(Locale.ROOT, "%12s %6s %10s  %s", rate, peers, uploaded, name);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
