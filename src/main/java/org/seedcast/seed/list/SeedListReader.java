package org.seedcast.seed.list;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seedcast.torrent.InfoHash;

/** Reads files of {@link SeedList}; unknown names are skipped, so that newer lists stay readable. */
final class SeedListReader {
    private final Path library;

    SeedListReader(Path library) {
        this.library = library;
    }

    List<SeedEntry> read(Reader in) throws IOException {
        List<SeedEntry> entries = new ArrayList<>();
        int version = 0;
        JsonReader json = new JsonReader(in);
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "version" -> version = json.nextInt();
                case "torrents" -> readAll(json, entries);
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (version != SeedList.VERSION) {
            throw new IllegalArgumentException("version " + version + " is not known");
        }
        return List.copyOf(entries);
    }

    private void readAll(JsonReader json, List<SeedEntry> entries) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            entries.add(readOne(json));
        }
        json.endArray();
    }

    private SeedEntry readOne(JsonReader json) throws IOException {
        String infoHash = null;
        String torrent = null;
        String data = null;
        StampFields stamp = new StampFields();
        List<URI> trackers = List.of();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            switch (name) {
                case "infoHash" -> infoHash = json.nextString();
                case "torrent" -> torrent = json.nextString();
                case "data" -> data = json.nextString();
                case "trackers" -> trackers = readTrackers(json);
                default -> stamp.read(name, json);
            }
        }
        json.endObject();
        return new SeedEntry(
                InfoHash.parse(present("infoHash", infoHash)),
                library.resolve(present("torrent", torrent)),
                library.resolve(present("data", data)),
                stamp.stamp(),
                trackers);
    }

    private static List<URI> readTrackers(JsonReader json) throws IOException {
        List<URI> trackers = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            trackers.add(URI.create(json.nextString()));
        }
        json.endArray();
        return trackers;
    }

    private static String present(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a torrent has no " + name);
        }
        return value;
    }
}
