package org.seedcast.cli.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.address.Secrets;
import org.seedcast.app.SizeText;
import org.seedcast.app.event.Event;
import org.seedcast.failure.SeedcastException;

/** Events as lines for people. Safe for use by several threads. */
public final class TextEvents implements Consumer<Event> {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean verbose;
    private final SeedingLog log;

    /** @param verbose whether to name also what was left as it is, and which torrents are busy */
    public TextEvents(PrintWriter out, PrintWriter err, boolean verbose) {
        this.log = new SeedingLog(verbose, System::nanoTime);
        this.out = out;
        this.err = err;
        this.verbose = verbose;
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.FeedRead read) {
            say(title(read) + ": " + state(read));
            read.repairs().forEach(repair -> warn("the feed needed repair: " + repair, Optional.empty()));
        } else if (event instanceof Event.Planned planned) {
            String size = planned.bytes() > 0 ? ", about " + SizeText.of(planned.bytes()) : "";
            say(count(planned.downloads(), "file") + " to download" + size);
        } else if (event instanceof Event.ItemDone item) {
            tell(item);
        } else if (event instanceof Event.ItemRetired item) {
            tell(item);
        } else if (event instanceof Event.SiteWritten site && site.changed()) {
            say("published " + count(site.torrents(), "torrent") + " in " + site.site());
        } else if (event instanceof Event.Seeding seeding) {
            say("seeding " + count(seeding.torrents(), "torrent") + " on port " + seeding.port() + "; Ctrl-C stops");
        } else if (event instanceof Event.Status status) {
            log.lines(status).forEach(this::say);
        } else if (event instanceof Event.LibraryShown library) {
            LibraryText.lines(library).forEach(this::say);
        } else if (event instanceof Event.TorrentMade made) {
            tell(made);
        } else if (event instanceof Event.TorrentShown shown) {
            OverviewText.lines(shown.torrent()).forEach(this::say);
        } else if (event instanceof Event.MagnetShown shown) {
            say(shown.magnet());
        } else if (event instanceof Event.Checked checked) {
            (checked.brief() ? CheckText.brief(checked.report(), verbose) : CheckText.lines(checked.report(), verbose))
                    .forEach(this::say);
        } else if (event instanceof Event.TorrentEnded ended) {
            say(ended.name() + " is seeded enough: " + reason(ended));
        } else if (event instanceof Event.SeedingEnded ended) {
            say(reason(ended));
        } else if (event instanceof Event.Summary summary) {
            tell(summary);
        } else {
            tellAside(event);
        }
    }

    private void tellAside(Event event) {
        if (event instanceof Event.Finding finding) {
            warn(finding.message(), Optional.empty());
        } else if (event instanceof Event.FeedFinding finding) {
            warn(finding.kind() + ": " + finding.message(), Optional.empty());
        } else if (event instanceof Event.Notice notice) {
            warn(notice.message(), notice.hint());
        } else if (event instanceof Event.HookSaid said) {
            err.println("hook: " + Printable.of(said.line()));
        } else if (event instanceof Event.Problem problem) {
            warn(SeedcastException.reason(problem.failure()), problem.failure().hint());
        }
    }

    private static String reason(Event.TorrentEnded ended) {
        return ended.rule() == Event.Rule.COPIES
                ? count(ended.copies(), "complete copy", "complete copies") + " elsewhere (--seed-copies)"
                : SizeText.of(ended.uploaded()) + " uploaded, its size is " + SizeText.of(ended.bytes())
                        + " (--seed-ratio)";
    }

    private static String reason(Event.SeedingEnded ended) {
        return ended.rule() == Event.Rule.TIME
                ? "the time to seed is over (--seed-for)"
                : "every torrent is seeded enough, none is left";
    }

    private static String title(Event.FeedRead read) {
        return read.title().isBlank()
                ? read.location()
                : Secrets.in(read.title()).redacted();
    }

    private static String state(Event.FeedRead read) {
        return read.items().isPresent() ? count(read.items().getAsInt(), "file") + " in the feed" : "feed unchanged";
    }

    private void tell(Event.ItemDone item) {
        switch (item.action()) {
            case DOWNLOAD ->
                say("  + " + item.file()
                        + item.bytes().stream()
                                .mapToObj(bytes -> "  " + SizeText.of(bytes))
                                .findFirst()
                                .orElse(""));
            case FAIL -> warn(item.reason().orElse("failed"), item.hint());
            case SKIP -> sayMore("  - " + item.file() + "  " + item.reason().orElse("skipped"));
            case KEEP -> sayMore("  = " + item.file());
        }
    }

    private void tell(Event.ItemRetired item) {
        String done = item.before() ? "was retired before: " : item.rehearsed() ? "would retire " : "retired ";
        say(done + item.file().orElse(Secrets.in(item.guid()).redacted()));
    }

    private void tell(Event.TorrentMade made) {
        say(made.path().map(Path::toString).orElse(made.name()) + ": " + count(made.files(), "file") + ", "
                + SizeText.of(made.bytes()) + ", " + made.pieces() + " x " + OverviewText.binary(made.pieceLength())
                + made.infoHash().map(hash -> ", " + hash).orElse(" to hash"));
        if (made.withMagnet()) {
            made.magnet().ifPresent(this::say);
        }
    }

    private void tell(Event.Summary summary) {
        List<String> parts = new ArrayList<>();
        String done = summary.rehearsed() ? " to download" : " new";
        if (summary.downloaded() > 0) {
            parts.add(summary.downloaded() + done);
        }
        if (summary.failed() > 0) {
            parts.add(summary.failed() + " failed");
        }
        if (parts.isEmpty()) {
            parts.add("nothing new");
        }
        if (summary.kept() > 0) {
            parts.add(summary.kept() + " kept");
        }
        if (summary.skipped() > 0) {
            parts.add(summary.skipped() + " skipped");
        }
        double seconds = summary.elapsed().toMillis() / 1000.0;
        say(String.join(", ", parts) + String.format(Locale.ROOT, " (%.1f s)", seconds));
    }

    private void say(String line) {
        out.println(Printable.of(line));
    }

    private void sayMore(String line) {
        if (verbose) {
            say(line);
        }
    }

    private void warn(String message, Optional<String> hint) {
        Message.print(err, message, hint);
    }

    private static String count(int number, String noun) {
        return count(number, noun, noun + "s");
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
