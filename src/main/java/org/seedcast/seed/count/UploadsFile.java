package org.seedcast.seed.count;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.torrent.InfoHash;

/**
 * The file in which the seeder of a library keeps its upload totals: {@code DIR/.seedcast/uploads.json}, in the order
 * of the info-hashes. Torrents that are no longer listed stay in it.
 */
public final class UploadsFile {
    private static final int VERSION = 1;

    private UploadsFile() {}

    /** @return nothing when there is no such file yet; names that are not known are passed over */
    public static Map<InfoHash, UploadCount> read(Path uploadsJson) throws UploadsUnreadable {
        try (Reader in = Files.newBufferedReader(uploadsJson)) {
            return read(new JsonReader(in));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | IllegalStateException | IllegalArgumentException | DateTimeException e) {
            // gson tells of a wrong type by IllegalStateException, of a wrong number by NumberFormatException
            throw new UploadsUnreadable(uploadsJson, SeedcastException.reason(e), e);
        }
    }

    /**
     * Refuses a file that the system does not let be read, as it may be whole; one that is damaged, or is not there, is for
     * the seeder to replace.
     */
    public static void requireReadable(Path uploadsJson) throws UploadsUnreadable {
        try {
            read(uploadsJson);
        } catch (UploadsUnreadable e) {
            if (e.isOfSystem()) {
                throw e;
            }
        }
    }

    private static Map<InfoHash, UploadCount> read(JsonReader json) throws IOException {
        Map<InfoHash, UploadCount> counts = new TreeMap<>();
        int version = 0;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "version" -> version = json.nextInt();
                case "torrents" -> readAll(json, counts);
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (version != VERSION) {
            throw new IllegalArgumentException("version " + version + " is not known");
        }
        return counts;
    }

    private static void readAll(JsonReader json, Map<InfoHash, UploadCount> counts) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            readOne(json, counts);
        }
        json.endArray();
    }

    private static void readOne(JsonReader json, Map<InfoHash, UploadCount> counts) throws IOException {
        String infoHash = "";
        long uploaded = -1;
        Optional<Instant> lastAsked = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "infoHash" -> infoHash = json.nextString();
                case "uploaded" -> uploaded = json.nextLong();
                case "lastAsked" -> lastAsked = Optional.of(Instant.parse(json.nextString()));
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (uploaded < 0) {
            throw new IllegalArgumentException("a torrent has no count of bytes");
        }
        counts.put(InfoHash.parse(infoHash), new UploadCount(uploaded, lastAsked));
    }

    public static void write(Path uploadsJson, Map<InfoHash, UploadCount> counts, AtomicFile file) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(" ");
            json.setSerializeNulls(false);
            json.beginObject().name("version").value(VERSION);
            json.name("torrents").beginArray();
            for (Map.Entry<InfoHash, UploadCount> entry : new TreeMap<>(counts).entrySet()) {
                UploadCount count = entry.getValue();
                json.beginObject();
                json.name("infoHash").value(entry.getKey().toString());
                json.name("uploaded").value(count.bytes());
                json.name("lastAsked")
                        .value(count.lastAsked().map(UploadsFile::time).orElse(null));
                json.endObject();
            }
            json.endArray().endObject();
        }
        file.write(uploadsJson, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
