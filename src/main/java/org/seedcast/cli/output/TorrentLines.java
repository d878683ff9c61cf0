package org.seedcast.cli.output;

import static org.seedcast.cli.output.JsonField.integer;
import static org.seedcast.cli.output.JsonField.list;
import static org.seedcast.cli.output.JsonField.maybe;
import static org.seedcast.cli.output.JsonField.maybeTime;
import static org.seedcast.cli.output.JsonField.text;
import static org.seedcast.cli.output.JsonField.truth;

import java.util.List;
import org.seedcast.app.event.Event;
import org.seedcast.cli.output.JsonType.ListOf;
import org.seedcast.cli.output.JsonType.ObjectOf;
import org.seedcast.cli.output.JsonType.Plain;
import org.seedcast.torrent.TreeFile;

/** The {@code torrent} lines of {@code torrent} and {@code show}. */
final class TorrentLines {
    static final JsonLine<Event.TorrentMade> MADE = JsonLine.of(
            "torrent",
            "A torrent was made, or would be.",
            maybe("path", Event.TorrentMade::path, "the .torrent; absent where it went elsewhere"),
            text("name", Event.TorrentMade::name, "its name"),
            maybe("infoHash", Event.TorrentMade::infoHash, "its info-hash; absent where nothing was hashed"),
            maybe("magnet", Event.TorrentMade::magnet, "its magnet link; absent for a private torrent"),
            integer("pieceLength", made -> made.pieceLength().bytes(), "bytes that one piece covers"),
            integer("pieces", Event.TorrentMade::pieces, "its pieces"),
            integer("bytes", Event.TorrentMade::bytes, "its size"),
            integer("files", Event.TorrentMade::files, "its files"));

    static final JsonLine<Event.MagnetShown> MAGNET = JsonLine.of(
            "torrent",
            "The magnet link of a torrent, from `show --magnet`.",
            text("path", Event.MagnetShown::path, "the .torrent"),
            text("name", Event.MagnetShown::name, "its name"),
            maybe("infoHash", Event.MagnetShown::infoHash, "its info-hash"),
            text("magnet", Event.MagnetShown::magnet, "its magnet link"));

    private static final ObjectOf<TreeFile> FILE = new ObjectOf<>(
            TreeFile.class,
            List.of(
                    text("path", file -> String.join("/", file.path()), "below the folder of the torrent"),
                    integer("bytes", TreeFile::length, "its size")));

    static final JsonLine<Event.TorrentShown> SHOWN = JsonLine.of(
            "torrent",
            "What a .torrent says, from `show FILE`.",
            text("path", Event.TorrentShown::path, "the .torrent"),
            text("name", shown -> shown.torrent().name(), "its name"),
            maybe("infoHash", shown -> shown.torrent().infoHash(), "its info-hash of version 1"),
            maybe("infoHashV2", shown -> shown.torrent().infoHashV2(), "its info-hash of version 2 (BEP 52)"),
            maybe("magnet", shown -> shown.torrent().magnet(), "its magnet link"),
            integer("pieceLength", shown -> shown.torrent().pieceLength().bytes(), "bytes that one piece covers"),
            integer("pieces", shown -> shown.torrent().pieces(), "its pieces"),
            integer(
                    "bytes",
                    shown -> shown.torrent().files().stream()
                            .mapToLong(TreeFile::length)
                            .sum(),
                    "its size"),
            integer("files", shown -> shown.torrent().files().size(), "its files"),
            truth("private", shown -> shown.torrent().isPrivate(), "whether it is for trackers alone (BEP 27)"),
            maybe("source", shown -> shown.torrent().source(), "the source that its info names"),
            maybe("comment", shown -> shown.torrent().comment(), "its comment"),
            maybe("createdBy", shown -> shown.torrent().createdBy(), "the program that made it"),
            maybeTime("date", shown -> shown.torrent().creationDate(), "when it was made"),
            list(
                    "trackers",
                    new ListOf(Plain.TEXT),
                    shown -> shown.torrent().announceList().tiers(),
                    "its trackers, in tiers (BEP 12)"),
            list("webSeeds", Plain.TEXT, shown -> shown.torrent().webSeeds(), "its web seeds (BEP 19)"),
            list("nodes", Plain.TEXT, shown -> shown.torrent().nodes(), "its DHT nodes (BEP 5)"),
            list("tree", FILE, shown -> shown.torrent().files(), "its files, one by one"));

    private TorrentLines() {}
}
