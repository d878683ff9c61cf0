package org.seedcast.seed.list;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;

/**
 * The file through which the writer of a library passes the torrents to its seeder: {@code DIR/.seedcast/seed.json}.
 * Paths below DIR are written relative to it, so that a library can be moved; others stay absolute.
 */
public final class SeedList {
    static final int VERSION = 1;

    private SeedList() {}

    public static List<SeedEntry> read(Path seedJson) throws SeedListUnreadable {
        try (Reader in = Files.newBufferedReader(seedJson)) {
            return new SeedListReader(library(seedJson)).read(in);
        } catch (NoSuchFileException e) {
            throw new SeedListUnreadable(seedJson, "no such file", e);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            // gson tells of a wrong type by IllegalStateException, of a wrong number by NumberFormatException
            throw new SeedListUnreadable(seedJson, SeedcastException.reason(e), e);
        }
    }

    /**
     * Writes the entries in the order of their info-hashes.
     *
     * @return whether the file changed
     */
    public static boolean write(Path seedJson, List<SeedEntry> entries, AtomicFile file) throws IOException {
        List<SeedEntry> sorted = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.infoHash().toString()))
                .toList();
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(" ");
            json.beginObject().name("version").value(VERSION);
            json.name("torrents").beginArray();
            for (SeedEntry entry : sorted) {
                write(json, library(seedJson), entry);
            }
            json.endArray().endObject();
        }
        return file.writeIfChanged(seedJson, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JsonWriter json, Path library, SeedEntry entry) throws IOException {
        json.beginObject();
        json.name("infoHash").value(entry.infoHash().toString());
        json.name("torrent").value(relative(library, entry.torrent()));
        json.name("data").value(relative(library, entry.data()));
        StampFields.write(json, entry.stamp());
        if (!entry.trackers().isEmpty()) {
            json.name("trackers").beginArray();
            for (URI tracker : entry.trackers()) {
                json.value(tracker.toString());
            }
            json.endArray();
        }
        json.endObject();
    }

    private static String relative(Path library, Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(library) ? library.relativize(absolute) : absolute).toString();
    }

    private static Path library(Path seedJson) {
        Path own = Objects.requireNonNull(seedJson.toAbsolutePath().normalize().getParent(), "a root is no list");
        return Objects.requireNonNull(own.getParent(), "a list stands two levels deep");
    }
}
