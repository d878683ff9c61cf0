package org.seedcast.cli.output;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seedcast.app.SizeText;
import org.seedcast.app.event.Event;

/** A library as a table for people. */
final class LibraryText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private LibraryText() {}

    static List<String> lines(Event.LibraryShown library) {
        List<String> lines = new ArrayList<>();
        if (!library.torrents().isEmpty()) {
            lines.add(row("size", "uploaded", "ratio", "last request (UTC)", "torrent"));
        }
        long bytes = 0;
        long uploaded = 0;
        for (Event.Held torrent : library.torrents()) {
            lines.add(row(
                    SizeText.of(torrent.bytes()),
                    SizeText.of(torrent.uploaded()),
                    ratio(torrent.uploaded(), torrent.bytes()),
                    torrent.lastAsked().map(TIME::format).orElse("never"),
                    torrent.name()));
            bytes += torrent.bytes();
            uploaded += torrent.uploaded();
        }
        String ratio = bytes == 0 ? "" : ", ratio " + ratio(uploaded, bytes);
        lines.add(count(library.torrents().size()) + ", " + SizeText.of(bytes) + ": " + SizeText.of(uploaded)
                + " uploaded" + ratio);
        if (library.unlisted() > 0) {
            lines.add(count(library.unlisted()) + " no longer listed: " + SizeText.of(library.unlistedUploaded())
                    + " uploaded");
        }
        return lines;
    }

    private static String row(String size, String uploaded, String ratio, String lastAsked, String name) {
        return String.format(Locale.ROOT, "%10s %10s %7s  %-16s  %s", size, uploaded, ratio, lastAsked, name);
    }

    private static String ratio(long uploaded, long bytes) {
        return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.2f", (double) uploaded / bytes);
    }

    private static String count(int torrents) {
        return torrents + (torrents == 1 ? " torrent" : " torrents");
    }
}
