package org.seedcast.cli.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;
import org.seedcast.address.Secrets;
import org.seedcast.app.event.Event;
import org.seedcast.failure.SeedcastException;

/**
 * Events as JSON objects, one a line on stdout; warnings for people go to stderr. Absent values are left out, times are
 * ISO 8601 in UTC, sizes are bytes. Safe for use by several threads.
 */
public final class JsonEvents implements Consumer<Event> {
    private final PrintWriter out;
    private final PrintWriter err;

    public JsonEvents(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.FeedRead read) {
            write("feed", json -> feed(json, read));
        } else if (event instanceof Event.ItemDone item) {
            write("item", json -> item(json, item));
        } else if (event instanceof Event.ItemRetired item) {
            write("item", json -> retired(json, item));
        } else if (event instanceof Event.Seeding seeding) {
            write("seeding", json -> json.name("torrents")
                    .value(seeding.torrents())
                    .name("port")
                    .value(seeding.port()));
        } else if (event instanceof Event.Status status) {
            write("status", json -> status(json, status));
        } else if (event instanceof Event.LibraryShown library) {
            library.torrents().forEach(torrent -> write("torrent", json -> held(json, torrent)));
        } else if (event instanceof Event.TorrentMade made) {
            write("torrent", json -> TorrentJson.made(json, made));
        } else if (event instanceof Event.TorrentShown shown) {
            write("torrent", json -> TorrentJson.shown(json, shown));
        } else if (event instanceof Event.MagnetShown shown) {
            write("torrent", json -> TorrentJson.magnet(json, shown));
        } else if (event instanceof Event.TorrentEnded ended) {
            write("ended", json -> ended(json, ended));
        } else if (event instanceof Event.SeedingEnded ended) {
            write("ended", json -> json.name("rule").value(name(ended.rule())));
        } else if (event instanceof Event.Finding finding) {
            write("finding", json -> finding(json, finding));
        } else if (event instanceof Event.FeedFinding finding) {
            write("finding", json -> json.name("kind")
                    .value(finding.kind())
                    .name("url")
                    .value(finding.location())
                    .name("message")
                    .value(shown(finding.message())));
        } else if (event instanceof Event.CheckFound found) {
            write("finding", json -> CheckJson.finding(json, found.finding()));
        } else if (event instanceof Event.Checked checked) {
            checked.report().findings().stream()
                    .filter(finding -> finding.fixed())
                    .forEach(finding -> write("fixed", json -> CheckJson.finding(json, finding)));
            write("summary", json -> CheckJson.summary(json, checked.report()));
        } else if (event instanceof Event.Problem problem) {
            error(problem.failure());
        } else if (event instanceof Event.Summary summary) {
            write("summary", json -> summary(json, summary));
        } else if (event instanceof Event.HookSaid said) {
            err.println("hook: " + Printable.of(said.line()));
        } else if (event instanceof Event.Notice notice) {
            Message.print(err, notice.message(), notice.hint());
        }
    }

    /** The event of a failure; it is told on stderr too. */
    public synchronized void error(SeedcastException failure) {
        String message = shown(SeedcastException.reason(failure));
        write("error", json -> {
            json.name("code").value(failure.exitCode().code()).name("message").value(message);
            json.name("hint").value(failure.hint().map(JsonEvents::shown).orElse(null));
        });
        Message.print(err, message, failure.hint());
    }

    private static void feed(JsonWriter json, Event.FeedRead read) throws IOException {
        json.name("url").value(read.location()).name("title").value(shown(read.title()));
        json.name("status").value(name(read.status()));
        if (read.items().isPresent()) {
            json.name("items").value(read.items().getAsInt());
        }
        json.name("repairs").beginArray();
        for (String repair : read.repairs()) {
            json.value(shown(repair));
        }
        json.endArray();
    }

    private static void item(JsonWriter json, Event.ItemDone item) throws IOException {
        json.name("guid").value(shown(item.guid())).name("title").value(shown(item.title()));
        json.name("date").value(item.date().map(JsonEvents::time).orElse(null));
        json.name("url").value(item.url());
        json.name("type").value(item.type().orElse(null));
        json.name("file").value(item.file());
        json.name("action").value(name(item.action()));
        json.name("reason").value(item.reason().map(JsonEvents::shown).orElse(null));
        if (item.bytes().isPresent()) {
            json.name("bytes").value(item.bytes().getAsLong());
        }
        json.name("infoHash").value(item.infoHash().map(Object::toString).orElse(null));
        json.name("torrent").value(item.torrent().orElse(null));
    }

    private static void retired(JsonWriter json, Event.ItemRetired item) throws IOException {
        json.name("guid").value(shown(item.guid())).name("title").value(shown(item.title()));
        json.name("date").value(item.date().map(JsonEvents::time).orElse(null));
        json.name("file").value(item.file().orElse(null));
        json.name("action").value(item.before() ? "skip" : "retire");
        json.name("reason").value(item.before() ? "retired" : null);
        json.name("infoHash").value(item.infoHash().map(Object::toString).orElse(null));
    }

    private static void status(JsonWriter json, Event.Status status) throws IOException {
        json.name("torrents").value(status.torrents());
        json.name("checking").value(status.checking());
        json.name("peers").value(status.peers());
        json.name("uploaded").value(status.uploaded());
        json.name("uploadedEver").value(status.uploadedEver());
        json.name("rate").value(status.rate());
        if (status.ratio().isPresent()) {
            json.name("ratio").value(Math.round(status.ratio().getAsDouble() * 1000) / 1000.0);
        }
        json.name("failingTrackers").beginArray();
        for (String tracker : status.failingTrackers()) {
            json.value(tracker);
        }
        json.endArray();
    }

    private static void held(JsonWriter json, Event.Held torrent) throws IOException {
        json.name("path").value(torrent.path());
        json.name("name").value(torrent.name());
        json.name("infoHash").value(torrent.infoHash().toString());
        json.name("bytes").value(torrent.bytes());
        json.name("uploaded").value(torrent.uploaded());
        json.name("lastAsked").value(torrent.lastAsked().map(JsonEvents::time).orElse(null));
    }

    private static void ended(JsonWriter json, Event.TorrentEnded ended) throws IOException {
        json.name("rule").value(name(ended.rule()));
        json.name("infoHash").value(ended.infoHash().toString());
        json.name("name").value(ended.name());
        json.name("bytes").value(ended.bytes());
        json.name("uploaded").value(ended.uploaded());
        json.name("copies").value(ended.copies());
    }

    private static void finding(JsonWriter json, Event.Finding finding) throws IOException {
        json.name("kind").value(finding.kind());
        json.name("path").value(finding.path().toString());
        json.name("message").value(shown(finding.message()));
    }

    private static void summary(JsonWriter json, Event.Summary summary) throws IOException {
        json.name("items").value(summary.items());
        json.name("downloaded").value(summary.downloaded());
        json.name("kept").value(summary.kept());
        json.name("skipped").value(summary.skipped());
        json.name("failed").value(summary.failed());
        json.name("bytes").value(summary.bytes());
        json.name("seconds").value(summary.elapsed().toMillis() / 1000.0);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a feed wrote anything into, and logs may keep: without secrets. */
    static String shown(String text) {
        return Secrets.in(text).redacted();
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private interface Fields {
        void write(JsonWriter json) throws IOException;
    }

    private void write(String event, Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.setSerializeNulls(false);
            json.setHtmlSafe(false);
            json.beginObject().name("event").value(event);
            fields.write(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        out.println(line);
        out.flush();
    }
}
