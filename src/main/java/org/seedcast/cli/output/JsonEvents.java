package org.seedcast.cli.output;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.EventPrinter;
import org.seedcast.app.event.Finding;
import org.seedcast.cli.option.Version;
import org.seedcast.failure.SeedcastException;

/**
 * Events as JSON objects, one a line on stdout, as {@link JsonLines} declares them; warnings for people go to stderr too.
 * Absent values are left out. Safe for use by several threads.
 */
public final class JsonEvents implements EventPrinter {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;
    private final List<Event.Mirrored> mirrored = new ArrayList<>();
    private final List<CheckReport> checked = new ArrayList<>();

    public JsonEvents(PrintWriter out, PrintWriter err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    @Override
    public synchronized void accept(Event event) {
        EventPrinter.super.accept(event);
    }

    @Override
    public void feedRead(Event.FeedRead read) {
        write(JsonLines.FEED, read);
    }

    @Override
    public void planned(Event.Planned planned) {
        write(JsonLines.PLAN, planned);
    }

    @Override
    public void itemDone(Event.ItemDone item) {
        write(JsonLines.ITEM, item);
    }

    @Override
    public void itemRetired(Event.ItemRetired item) {
        write(JsonLines.RETIRED_ITEM, item);
    }

    @Override
    public void siteWritten(Event.SiteWritten site) {
        write(JsonLines.SITE, site);
    }

    @Override
    public void seeding(Event.Seeding seeding) {
        write(JsonLines.SEEDING, seeding);
    }

    @Override
    public void status(Event.Status status) {
        write(JsonLines.STATUS, status);
    }

    /** Ended soon by the summary. */
    @Override
    public void farewell(Event.Farewell farewell) {}

    @Override
    public void torrentEnded(Event.TorrentEnded ended) {
        write(JsonLines.ENDED, ended);
    }

    @Override
    public void seedingEnded(Event.SeedingEnded ended) {
        write(JsonLines.SEEDING_ENDED, ended);
    }

    @Override
    public void libraryShown(Event.LibraryShown library) {
        library.torrents().forEach(torrent -> write(JsonLines.HELD, torrent));
    }

    @Override
    public void torrentMade(Event.TorrentMade made) {
        write(TorrentLines.MADE, made);
    }

    @Override
    public void torrentShown(Event.TorrentShown shown) {
        write(TorrentLines.SHOWN, shown);
    }

    @Override
    public void magnetShown(Event.MagnetShown shown) {
        write(TorrentLines.MAGNET, shown);
    }

    @Override
    public void handed(Event.Handed handed) {
        write(JsonLines.HANDED, handed);
    }

    @Override
    public void finding(Event.Finding finding) {
        write(JsonLines.FINDING, finding);
    }

    @Override
    public void feedFinding(Event.FeedFinding finding) {
        write(JsonLines.FEED_FINDING, finding);
    }

    @Override
    public void checkFound(Event.CheckFound found) {
        write(CheckLines.FINDING, found.finding());
    }

    /** Progress, which only a terminal shows. */
    @Override
    public void checking(Event.Checking checking) {}

    @Override
    public void checked(Event.Checked event) {
        CheckReport report = event.report();
        report.findings().stream().filter(Finding::fixed).forEach(finding -> write(CheckLines.FIXED, finding));
        write(CheckLines.CHECKED, report);
        checked.add(report);
    }

    @Override
    public void hookSaid(Event.HookSaid said) {
        write(JsonLines.HOOK, said);
        err.println("hook: " + Printable.of(said.line()));
    }

    @Override
    public void notice(Event.Notice notice) {
        write(JsonLines.NOTICE, notice);
        Message.print(err, notice.message(), notice.hint());
    }

    @Override
    public void problem(Event.Problem problem) {
        error(problem.failure());
    }

    @Override
    public void mirrored(Event.Mirrored event) {
        write(JsonLines.MIRRORED, event);
        mirrored.add(event);
    }

    /** Reports a failure, on stderr too. */
    public synchronized void error(SeedcastException failure) {
        write(JsonLines.ERROR, failure);
        Message.print(err, JsonField.redacted(SeedcastException.reason(failure)), failure.hint());
    }

    /** Writes the last line: {@code command} ended with {@code code} after {@code elapsed}. */
    public synchronized void summary(String command, int code, Duration elapsed) {
        write(JsonSummary.LINE, new JsonSummary(command, Version.number(), code, elapsed, mirrored, checked));
    }

    private <E> void write(JsonLine<E> line, E subject) {
        out.println(line.write(clock.instant(), subject));
        out.flush();
    }
}
