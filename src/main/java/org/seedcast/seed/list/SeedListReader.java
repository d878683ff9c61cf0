package org.seedcast.seed.list;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.FileStamp;
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
        long size = -1;
        long modifiedNanos = 0;
        long inode = 0;
        List<URI> trackers = List.of();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "infoHash" -> infoHash = json.nextString();
                case "torrent" -> torrent = json.nextString();
                case "data" -> data = json.nextString();
                case "size" -> size = json.nextLong();
                case "modifiedNanos" -> modifiedNanos = json.nextLong();
                case "inode" -> inode = json.nextLong();
                case "trackers" -> trackers = readTrackers(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
        return new SeedEntry(
                InfoHash.parse(present("infoHash", infoHash)),
                library.resolve(present("torrent", torrent)),
                library.resolve(present("data", data)),
                new FileStamp(size, modifiedNanos, inode),
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
