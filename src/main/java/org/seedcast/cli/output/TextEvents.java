package org.seedcast.cli.output;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.seedcast.address.Secrets;
import org.seedcast.app.SizeText;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.EventPrinter;
import org.seedcast.failure.SeedcastException;

/** Events as lines for people. Safe for use by several threads. */
public final class TextEvents implements EventPrinter {
    /** It gives no answer: no later line reports what was put there. */
    private static final String FOLDER = "folder:";

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
        EventPrinter.super.accept(event);
    }

    @Override
    public void feedRead(Event.FeedRead read) {
        say(title(read) + ": " + state(read));
        read.repairs().forEach(repair -> warn("the feed needed repair: " + repair, Optional.empty()));
    }

    @Override
    public void planned(Event.Planned planned) {
        String size = planned.bytes() > 0 ? ", about " + SizeText.of(planned.bytes()) : "";
        say(count(planned.downloads(), "file") + " to download" + size);
    }

    @Override
    public void siteWritten(Event.SiteWritten site) {
        if (site.changed()) {
            say("published " + count(site.torrents(), "torrent") + " in " + site.site());
        }
    }

    @Override
    public void seeding(Event.Seeding seeding) {
        say("seeding " + count(seeding.torrents(), "torrent") + " on port " + seeding.port() + "; Ctrl-C stops");
    }

    @Override
    public void status(Event.Status status) {
        log.lines(status).forEach(this::say);
    }

    /** Shown only where lines are redrawn: a log needs no line for it. */
    @Override
    public void farewell(Event.Farewell farewell) {}

    @Override
    public void torrentEnded(Event.TorrentEnded ended) {
        say(ended.name() + " has been seeded enough: " + reason(ended));
    }

    @Override
    public void seedingEnded(Event.SeedingEnded ended) {
        say(reason(ended));
    }

    @Override
    public void libraryShown(Event.LibraryShown library) {
        LibraryText.lines(library).forEach(this::say);
    }

    @Override
    public void torrentShown(Event.TorrentShown shown) {
        OverviewText.lines(shown.torrent()).forEach(this::say);
    }

    @Override
    public void magnetShown(Event.MagnetShown shown) {
        say(shown.magnet());
    }

    @Override
    public void handed(Event.Handed handed) {
        switch (handed.state()) {
            case ADDED -> {
                if (handed.client().startsWith(FOLDER)) {
                    say("  > " + handed.name() + " is put into "
                            + handed.client().substring(FOLDER.length()));
                }
            }
            case CHECKING -> {}
            case SEEDING -> say("  > " + handed.client() + " seeds " + handed.name());
            case REFUSED ->
                warn(
                        handed.client() + ": " + handed.name() + " "
                                + handed.reason().orElse("is refused"),
                        Optional.empty());
        }
    }

    @Override
    public void finding(Event.Finding finding) {
        warn(finding.message(), Optional.empty());
    }

    @Override
    public void feedFinding(Event.FeedFinding finding) {
        warn(finding.kind() + ": " + finding.message(), Optional.empty());
    }

    /** Told together once the library was checked. */
    @Override
    public void checkFound(Event.CheckFound found) {}

    /** Shown only where lines are redrawn. */
    @Override
    public void checking(Event.Checking checking) {}

    @Override
    public void checked(Event.Checked checked) {
        (checked.brief() ? CheckText.brief(checked.report(), verbose) : CheckText.lines(checked.report(), verbose))
                .forEach(this::say);
    }

    @Override
    public void hookSaid(Event.HookSaid said) {
        err.println("hook: " + Printable.of(said.line()));
    }

    @Override
    public void notice(Event.Notice notice) {
        warn(notice.message(), notice.hint());
    }

    @Override
    public void problem(Event.Problem problem) {
        warn(SeedcastException.reason(problem.failure()), problem.failure().hint());
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
                : "every torrent has been seeded enough, none is left";
    }

    private static String title(Event.FeedRead read) {
        return read.title().isBlank()
                ? read.location()
                : Secrets.in(read.title()).redacted();
    }

    private static String state(Event.FeedRead read) {
        return read.items().isPresent() ? count(read.items().getAsInt(), "file") + " in the feed" : "feed unchanged";
    }

    @Override
    public void itemDone(Event.ItemDone item) {
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

    @Override
    public void itemRetired(Event.ItemRetired item) {
        String done = item.before() ? "was retired before: " : item.rehearsed() ? "would retire " : "retired ";
        say(done + item.file().orElse(Secrets.in(item.guid()).redacted()));
    }

    @Override
    public void torrentMade(Event.TorrentMade made) {
        say(made.path().map(Path::toString).orElse(made.name()) + ": " + count(made.files(), "file") + ", "
                + SizeText.of(made.bytes()) + ", " + made.pieces() + " x " + OverviewText.binary(made.pieceLength())
                + made.infoHash().map(hash -> ", " + hash).orElse(" to hash"));
        if (made.withMagnet()) {
            made.magnet().ifPresent(this::say);
        }
    }

    @Override
    public void mirrored(Event.Mirrored mirrored) {
        List<String> parts = new ArrayList<>();
        String done = mirrored.rehearsed() ? " to download" : " new";
        if (mirrored.downloaded() > 0) {
            parts.add(mirrored.downloaded() + done);
        }
        if (mirrored.failed() > 0) {
            parts.add(mirrored.failed() + " failed");
        }
        if (parts.isEmpty()) {
            parts.add("nothing new");
        }
        if (mirrored.kept() > 0) {
            parts.add(mirrored.kept() + " kept");
        }
        if (mirrored.skipped() > 0) {
            parts.add(mirrored.skipped() + " skipped");
        }
        double seconds = mirrored.elapsed().toMillis() / 1000.0;
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
