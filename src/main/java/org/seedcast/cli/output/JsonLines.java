package org.seedcast.cli.output;

import static org.seedcast.cli.output.JsonField.integer;
import static org.seedcast.cli.output.JsonField.list;
import static org.seedcast.cli.output.JsonField.maybe;
import static org.seedcast.cli.output.JsonField.maybeInteger;
import static org.seedcast.cli.output.JsonField.maybeNumber;
import static org.seedcast.cli.output.JsonField.maybeShown;
import static org.seedcast.cli.output.JsonField.maybeTime;
import static org.seedcast.cli.output.JsonField.number;
import static org.seedcast.cli.output.JsonField.oneOf;
import static org.seedcast.cli.output.JsonField.shown;
import static org.seedcast.cli.output.JsonField.text;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.seedcast.app.event.Event;
import org.seedcast.cli.output.JsonType.Plain;
import org.seedcast.failure.SeedcastException;

/**
 * All lines of {@code --json}, with their fields and types: the one place where they are declared. The schema and the table
 * in the reference are made from these. Names stay; a later version may add lines, fields and values.
 */
final class JsonLines {
    static final JsonLine<Event.FeedRead> FEED = JsonLine.of(
            "feed",
            "The feed was read.",
            text("url", Event.FeedRead::location, "the feed, without secrets"),
            shown("title", Event.FeedRead::title, "its title"),
            oneOf("status", Event.FeedRead.Status.class, Event.FeedRead::status, "how it came"),
            maybeInteger("items", read -> boxed(read.items()), "enclosures in it; absent for `not-modified`"),
            list(
                    "repairs",
                    Plain.TEXT,
                    read -> read.repairs().stream().map(JsonField::redacted).toList(),
                    "what had to be repaired to read it"));

    static final JsonLine<Event.Planned> PLAN = JsonLine.of(
            "plan",
            "Downloads begin.",
            integer("downloads", Event.Planned::downloads, "files to download"),
            integer("bytes", Event.Planned::bytes, "their size, as far as the feed declares it"));

    static final JsonLine<Event.ItemDone> ITEM = JsonLine.of(
            "item",
            "One enclosure is done.",
            shown("guid", Event.ItemDone::guid, "the guid of its episode"),
            shown("title", Event.ItemDone::title, "the title of its episode"),
            maybeTime("date", Event.ItemDone::date, "when it was published"),
            text("url", Event.ItemDone::url, "the enclosure, without secrets"),
            maybe("type", Event.ItemDone::type, "its media type, as the feed declares it"),
            text("file", Event.ItemDone::file, "the file, relative to the library"),
            oneOf("action", Event.Action.class, Event.ItemDone::action, "what became of it"),
            maybeShown(
                    "reason",
                    Event.ItemDone::reason,
                    "why it was skipped or failed: `waiting`, `retired`, `not selected`, `another form of an enclosure`,"
                            + " `a torrent`, or words; for other actions `guid-changed` or `guid-reused`, or words"),
            maybeInteger("bytes", item -> boxed(item.bytes()), "the size of the file, once it is here"),
            maybe("infoHash", Event.ItemDone::infoHash, "the info-hash of its torrent"),
            maybe("torrent", Event.ItemDone::torrent, "its .torrent, relative to the library"));

    static final JsonLine<Event.ItemRetired> RETIRED_ITEM = JsonLine.of(
            "item",
            "An item was retired, or had been before.",
            shown("guid", Event.ItemRetired::guid, "the guid of its episode"),
            shown("title", Event.ItemRetired::title, "the title of its episode"),
            maybeTime("date", Event.ItemRetired::date, "when it was published"),
            maybe("file", Event.ItemRetired::file, "the file, relative to the library if it is in there"),
            oneOf(
                    "action",
                    List.of("retire", "skip"),
                    item -> item.before() ? "skip" : "retire",
                    "`skip` for one that had been retired before"),
            maybe("reason", item -> Optional.of("retired").filter(any -> item.before()), "`retired` for such a one"),
            maybe("infoHash", Event.ItemRetired::infoHash, "the info-hash of its torrent"));

    static final JsonLine<Event.SiteWritten> SITE = JsonLine.of(
            "site",
            "The site is complete.",
            text("path", Event.SiteWritten::site, "its folder"),
            integer("torrents", Event.SiteWritten::torrents, "torrents that it lists"),
            JsonField.truth("changed", Event.SiteWritten::changed, "whether any file of it is new"));

    static final JsonLine<Event.Seeding> SEEDING = JsonLine.of(
            "seeding",
            "All torrents are announced, or known to the seeder.",
            integer("torrents", Event.Seeding::torrents, "torrents that are seeded"),
            integer("port", Event.Seeding::port, "the TCP port for peers"));

    static final JsonLine<Event.Status> STATUS = JsonLine.of(
            "status",
            "The state of seeding, every ten seconds.",
            integer("torrents", Event.Status::torrents, "torrents that are served"),
            integer("checking", Event.Status::checking, "torrents whose content is hashed or waits for it"),
            integer("peers", Event.Status::peers, "peers that are connected"),
            integer("uploaded", Event.Status::uploaded, "bytes of payload sent by this process"),
            integer("uploadedEver", Event.Status::uploadedEver, "bytes of payload sent for these libraries in total"),
            integer("rate", Event.Status::rate, "bytes of payload per second"),
            maybeNumber("ratio", status -> boxed(status.ratio()), "bytes sent in total to the size of the content"),
            list(
                    "failingTrackers",
                    Plain.TEXT,
                    Event.Status::failingTrackers,
                    "trackers that refuse or do not answer"));

    static final JsonLine<Event.TorrentEnded> ENDED = JsonLine.of(
            "ended",
            "A torrent was seeded enough.",
            oneOf("rule", Event.Rule.class, Event.TorrentEnded::rule, "the rule that ended it"),
            text("infoHash", Event.TorrentEnded::infoHash, "the torrent"),
            text("name", Event.TorrentEnded::name, "its name"),
            integer("bytes", Event.TorrentEnded::bytes, "its size"),
            integer("uploaded", Event.TorrentEnded::uploaded, "bytes of it sent in total"),
            integer("copies", Event.TorrentEnded::copies, "complete copies seen elsewhere"));

    static final JsonLine<Event.SeedingEnded> SEEDING_ENDED = JsonLine.of(
            "ended",
            "Seeding ends by itself.",
            oneOf("rule", Event.Rule.class, Event.SeedingEnded::rule, "the rule that ended it"));

    static final JsonLine<Event.Held> HELD = JsonLine.of(
            "torrent",
            "A torrent of a library, from `show DIR`.",
            text("path", Event.Held::path, "the .torrent, relative to the library if it is in there"),
            text("name", Event.Held::name, "its name"),
            text("infoHash", Event.Held::infoHash, "its info-hash"),
            integer("bytes", Event.Held::bytes, "its size"),
            integer("uploaded", Event.Held::uploaded, "bytes of it sent in total"),
            maybeTime("lastAsked", Event.Held::lastAsked, "when a peer last asked for a block of it"));

    static final JsonLine<Event.Handed> HANDED = JsonLine.of(
            "handed",
            "A torrent has come further with a client that was named with --hand-to, or is refused.",
            text("client", Event.Handed::client, "the client, as it was named"),
            text("infoHash", Event.Handed::infoHash, "the torrent"),
            shown("name", Event.Handed::name, "the name of its content"),
            oneOf("state", Event.HandedState.class, Event.Handed::state, "how far it has come"),
            maybeShown("reason", Event.Handed::reason, "why it is refused"));

    static final JsonLine<Event.Finding> FINDING = JsonLine.of(
            "finding",
            "Something is wrong, and the run goes on.",
            text(
                    "kind",
                    Event.Finding::kind,
                    "what kind of thing: `body-doubtful`, `hook`, `unsafe-path`; of what is seeded `data-missing`,"
                            + " `data-changed`, `torrent-unreadable`, `list-unreadable`, `uploads-unreadable`,"
                            + " `uploads-not-written`, `stats-not-written`; of files to make a torrent of `hidden`,"
                            + " `junk`, `link-leaves`, `link-dangles`, `link-loops`, `special-file`, `unreadable`,"
                            + " `name-not-utf-8`, `name-not-portable`"),
            text("path", Event.Finding::path, "the file or folder"),
            shown("message", Event.Finding::message, "one line for people"));

    static final JsonLine<Event.FeedFinding> FEED_FINDING = JsonLine.of(
            "finding",
            "Something is wrong with the feed, and the run goes on.",
            text("kind", Event.FeedFinding::kind, "what kind of thing: `guid-shared` or `guid-reused`"),
            text("url", Event.FeedFinding::location, "the feed, without secrets"),
            shown("message", Event.FeedFinding::message, "one line for people"));

    static final JsonLine<Event.HookSaid> HOOK = JsonLine.of(
            "hook",
            "A program that was run with --hook-command wrote a line.",
            shown("line", Event.HookSaid::line, "the line"));

    static final JsonLine<Event.Notice> NOTICE = JsonLine.of(
            "notice",
            "Worth knowing.",
            shown("message", Event.Notice::message, "one line for people"),
            maybeShown("hint", Event.Notice::hint, "what can be done"));

    static final JsonLine<SeedcastException> ERROR = JsonLine.of(
            "error",
            "Something failed.",
            integer("code", failure -> failure.exitCode().code(), "the exit code it stands for"),
            shown("message", SeedcastException::reason, "one line for people"),
            maybeShown("hint", SeedcastException::hint, "what can be done"));

    static final JsonLine<Event.Mirrored> MIRRORED = JsonLine.of(
            "mirrored",
            "The feed was mirrored; with --every once for each reading.",
            integer("items", Event.Mirrored::items, "enclosures in the library"),
            integer("downloaded", Event.Mirrored::downloaded, "files that are new"),
            integer("kept", Event.Mirrored::kept, "files that were there already"),
            integer("skipped", Event.Mirrored::skipped, "enclosures that were not wanted"),
            integer("failed", Event.Mirrored::failed, "enclosures that failed"),
            integer("bytes", Event.Mirrored::bytes, "size of the new files"),
            number("seconds", mirrored -> mirrored.elapsed().toMillis() / 1000.0, "how long it took"));

    private JsonLines() {}

    /** Every line there is. */
    static List<JsonLine<?>> all() {
        return List.of(
                FEED,
                PLAN,
                ITEM,
                RETIRED_ITEM,
                SITE,
                SEEDING,
                STATUS,
                ENDED,
                SEEDING_ENDED,
                HELD,
                TorrentLines.MADE,
                TorrentLines.SHOWN,
                TorrentLines.MAGNET,
                HANDED,
                FINDING,
                FEED_FINDING,
                CheckLines.FINDING,
                CheckLines.FIXED,
                CheckLines.CHECKED,
                HOOK,
                NOTICE,
                ERROR,
                MIRRORED,
                JsonSummary.LINE);
    }

    static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
