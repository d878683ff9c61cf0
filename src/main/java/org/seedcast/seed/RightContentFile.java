package org.seedcast.seed;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.list.StampFields;
import org.seedcast.torrent.InfoHash;

/** The file of {@link RightContent}: {@code DIR/.seedcast/right.json}, in the order of the info-hashes. */
final class RightContentFile {
    private static final int VERSION = 1;

    private RightContentFile() {}

    /** @return nothing when there is no such file yet; names that are not known are passed over */
    static Map<InfoHash, RightContent.Right> read(Path rightJson) throws IOException {
        try (Reader in = Files.newBufferedReader(rightJson)) {
            return read(new JsonReader(in));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IllegalStateException | IllegalArgumentException e) {
            // gson tells of a wrong type by IllegalStateException, of a wrong number by NumberFormatException
            throw new IOException("no list of content", e);
        }
    }

    private static Map<InfoHash, RightContent.Right> read(JsonReader json) throws IOException {
        Map<InfoHash, RightContent.Right> known = new TreeMap<>();
        int version = 0;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "version" -> version = json.nextInt();
                case "torrents" -> readAll(json, known);
                default -> json.skipValue();
            }
        }
        json.endObject();
        return version == VERSION ? known : Map.of();
    }

    private static void readAll(JsonReader json, Map<InfoHash, RightContent.Right> known) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            String infoHash = "";
            FileStamp listed = null;
            FileStamp found = null;
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "infoHash" -> infoHash = json.nextString();
                    case "listed" -> listed = readStamp(json);
                    case "found" -> found = readStamp(json);
                    default -> json.skipValue();
                }
            }
            json.endObject();
            if (listed != null && found != null) {
                known.put(InfoHash.parse(infoHash), new RightContent.Right(listed, found));
            }
        }
        json.endArray();
    }

    private static FileStamp readStamp(JsonReader json) throws IOException {
        StampFields stamp = new StampFields();
        json.beginObject();
        while (json.hasNext()) {
            stamp.read(json.nextName(), json);
        }
        json.endObject();
        return stamp.stamp();
    }

    static void write(Path rightJson, Map<InfoHash, RightContent.Right> known, AtomicFile file) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(" ");
            json.beginObject().name("version").value(VERSION);
            json.name("torrents").beginArray();
            for (Map.Entry<InfoHash, RightContent.Right> entry : known.entrySet()) {
                json.beginObject();
                json.name("infoHash").value(entry.getKey().toString());
                write(json.name("listed"), entry.getValue().listed());
                write(json.name("found"), entry.getValue().found());
                json.endObject();
            }
            json.endArray().endObject();
        }
        file.write(rightJson, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JsonWriter json, FileStamp stamp) throws IOException {
        json.beginObject();
        StampFields.write(json, stamp);
        json.endObject();
    }
}
