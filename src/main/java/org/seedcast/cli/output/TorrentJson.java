package org.seedcast.cli.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.seedcast.app.event.Event;
import org.seedcast.torrent.Overview;
import org.seedcast.torrent.TreeFile;

/** The fields of {@code torrent} events. */
final class TorrentJson {
    private TorrentJson() {}

    static void made(JsonWriter json, Event.TorrentMade made) throws IOException {
        json.name("path").value(made.path().map(Path::toString).orElse(null));
        json.name("name").value(made.name());
        json.name("infoHash").value(made.infoHash().map(Object::toString).orElse(null));
        json.name("magnet").value(made.magnet().orElse(null));
        json.name("pieceLength").value(made.pieceLength().bytes());
        json.name("pieces").value(made.pieces());
        json.name("bytes").value(made.bytes());
        json.name("files").value(made.files());
    }

    static void magnet(JsonWriter json, Event.MagnetShown shown) throws IOException {
        json.name("path").value(shown.path().toString());
        json.name("name").value(shown.name());
        json.name("infoHash").value(shown.infoHash().map(Object::toString).orElse(null));
        json.name("magnet").value(shown.magnet());
    }

    static void shown(JsonWriter json, Event.TorrentShown shown) throws IOException {
        Overview torrent = shown.torrent();
        List<TreeFile> files = torrent.files();
        json.name("path").value(shown.path().toString());
        json.name("name").value(torrent.name());
        json.name("infoHash").value(torrent.infoHash().map(Object::toString).orElse(null));
        json.name("infoHashV2").value(torrent.infoHashV2().map(Object::toString).orElse(null));
        json.name("magnet").value(torrent.magnet().map(Object::toString).orElse(null));
        json.name("pieceLength").value(torrent.pieceLength().bytes());
        json.name("pieces").value(torrent.pieces());
        json.name("bytes").value(files.stream().mapToLong(TreeFile::length).sum());
        json.name("files").value(files.size());
        json.name("private").value(torrent.isPrivate());
        json.name("source").value(torrent.source().orElse(null));
        json.name("comment").value(torrent.comment().orElse(null));
        json.name("createdBy").value(torrent.createdBy().orElse(null));
        json.name("date").value(torrent.creationDate().map(JsonEvents::time).orElse(null));
        json.name("trackers").beginArray();
        for (List<URI> tier : torrent.announceList().tiers()) {
            strings(json, tier);
        }
        json.endArray();
        json.name("webSeeds");
        strings(json, torrent.webSeeds());
        json.name("nodes");
        strings(json, torrent.nodes());
        tree(json, files);
    }

    private static void strings(JsonWriter json, List<?> values) throws IOException {
        json.beginArray();
        for (Object value : values) {
            json.value(value.toString());
        }
        json.endArray();
    }

    private static void tree(JsonWriter json, List<TreeFile> files) throws IOException {
        json.name("tree").beginArray();
        for (TreeFile file : files) {
            json.beginObject();
            json.name("path").value(String.join("/", file.path()));
            json.name("bytes").value(file.length());
            json.endObject();
        }
        json.endArray();
    }
}
