package org.seedcast.cli.output;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.seedcast.app.SizeText;

/**
 * Renders the progress of downloads in words and bars. What matters most stands first: of a line that is wider than the
 * terminal only the beginning shows.
 */
final class DownloadText {
    private static final int CELLS = 20;
    private static final Duration LONGEST = Duration.ofDays(10);

    private DownloadText() {}

    /** @param rate bytes per second; 0 where nothing comes just now */
    static String bar(String name, long done, OptionalLong total, long rate) {
        String size = total.isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%3d %%  %8s of %8s",
                        percent(done, total.getAsLong()),
                        SizeText.of(done),
                        SizeText.of(total.getAsLong()))
                : String.format(Locale.ROOT, "       %8s            ", SizeText.of(done));
        return String.format(
                Locale.ROOT,
                "[%s] %s  %10s  %7s  %s",
                cells(done, total),
                size,
                SizeText.of(rate) + "/s",
                left(done, total, rate),
                Printable.of(name));
    }

    /** @param files all that are to be fetched */
    static String all(int ended, int files, long done, OptionalLong total, long rate) {
        String of = total.isPresent() ? " of " + SizeText.of(total.getAsLong()) : "";
        String left = left(done, total, rate);
        return ended + " of " + files + (files == 1 ? " file, " : " files, ") + SizeText.of(done) + of + ", "
                + SizeText.of(rate) + "/s" + (left.isEmpty() ? "" : ", " + left + " left");
    }

    private static String cells(long done, OptionalLong total) {
        if (total.isEmpty()) {
            return " ".repeat(CELLS);
        }
        int full = percent(done, total.getAsLong()) * CELLS / 100;
        return "#".repeat(full) + "-".repeat(CELLS - full);
    }

    /** Returns the percentage; 100 only once everything is here. */
    private static int percent(long done, long total) {
        return total <= 0 ? 0 : (int) Math.min(100, Math.floor(100.0 * done / total));
    }

    /** Formats the time left as {@code 0:07}, {@code 12:34} or {@code 1:02:03}; empty if unknown. */
    private static String left(long done, OptionalLong total, long rate) {
        if (total.isEmpty() || rate <= 0) {
            return "";
        }
        Duration left = Duration.ofSeconds(Math.max(0, total.getAsLong() - done) / rate);
        if (left.compareTo(LONGEST) > 0) {
            return "";
        }
        String minutes = left.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d", left.toHours(), left.toMinutesPart())
                : String.valueOf(left.toMinutes());
        return String.format(Locale.ROOT, "%s:%02d", minutes, left.toSecondsPart());
    }
}
