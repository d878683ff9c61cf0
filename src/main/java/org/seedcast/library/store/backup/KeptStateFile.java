package org.seedcast.library.store.backup;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.FileStamp;

/** The file {@code .seedcast/kept.json}. */
public final class KeptStateFile {
    private static final int VERSION = 1;

    private final Path file;
    private final AtomicFile files;

    public KeptStateFile(Path file, AtomicFile files) {
        this.file = file;
        this.files = files;
    }

    /** Nothing where there is no such file, or none that can be read: it is only made use of when all else is lost. */
    public KeptState read() {
        try (Reader in = Files.newBufferedReader(file);
                JsonReader json = new JsonReader(in)) {
            return state(json);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            return KeptState.NOTHING;
        }
    }

    private static KeptState state(JsonReader json) throws IOException {
        KeptState read = KeptState.NOTHING;
        boolean known = false;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "version" -> known = json.nextInt() == VERSION;
                case "database" -> read = read.with(mark(row(json)));
                case "settings" -> {
                    TreeMap<String, String> settings = new TreeMap<>();
                    row(json).forEach((name, value) -> settings.put(name, String.valueOf(value)));
                    read = new KeptState(read.mark(), settings, read.episodes(), read.items());
                }
                case "episodes" -> read = new KeptState(read.mark(), read.settings(), rows(json), read.items());
                case "items" -> read = new KeptState(read.mark(), read.settings(), read.episodes(), rows(json));
                default -> json.skipValue();
            }
        }
        json.endObject();
        return known ? read : KeptState.NOTHING;
    }

    private static Mark mark(Map<String, Object> row) {
        FileStamp stamp = new FileStamp(number(row, "size"), number(row, "modifiedNanos"), number(row, "inode"));
        return new Mark(stamp, number(row, "changes"), number(row, "checksum"));
    }

    private static long number(Map<String, Object> row, String name) {
        if (row.get(name) instanceof Long value) {
            return value;
        }
        throw new IllegalArgumentException(name + " is not a number");
    }

    private static List<Map<String, Object>> rows(JsonReader json) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            rows.add(row(json));
        }
        json.endArray();
        return rows;
    }

    private static Map<String, Object> row(JsonReader json) throws IOException {
        Map<String, Object> row = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            row.put(name, json.peek() == JsonToken.NUMBER ? (Object) json.nextLong() : json.nextString());
        }
        json.endObject();
        return row;
    }

    public void write(KeptState state) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent(" ");
            json.beginObject().name("version").value(VERSION);
            Optional<Mark> mark = state.mark();
            if (mark.isPresent()) {
                json.name("database");
                write(json, row(mark.get()));
            }
            json.name("settings");
            write(json, state.settings());
            write(json, "episodes", state.episodes());
            write(json, "items", state.items());
            json.endObject();
        }
        files.writeIfChanged(file, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> row(Mark mark) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("size", mark.stamp().size());
        row.put("modifiedNanos", mark.stamp().modifiedNanos());
        row.put("inode", mark.stamp().inode());
        row.put("changes", mark.changes());
        row.put("checksum", mark.checksum());
        return row;
    }

    private static void write(JsonWriter json, String name, List<Map<String, Object>> rows) throws IOException {
        json.name(name).beginArray();
        for (Map<String, Object> row : rows) {
            write(json, row);
        }
        json.endArray();
    }

    private static void write(JsonWriter json, Map<String, ?> row) throws IOException {
        json.beginObject();
        for (Map.Entry<String, ?> column : row.entrySet()) {
            json.name(column.getKey());
            if (column.getValue() instanceof Number number) {
                json.value(number);
            } else {
                json.value(String.valueOf(column.getValue()));
            }
        }
        json.endObject();
    }
}
