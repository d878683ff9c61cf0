package org.seedcast.publish.companion;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.seedcast.publish.item.PlainText;

/**
 * A fetched file in a form that is harmless whoever wrote it, and under whatever type it is served.
 *
 * @param extension of {@link #EXTENSIONS}
 */
public record Settled(String extension, String text) {
    /** The extension of pictures, which are no text. */
    public static final String PICTURE = "jpg";

    public static final List<String> EXTENSIONS = List.of("json", "vtt", "srt", "txt", PICTURE);

    /** Longer ones are left out: a talk of ten hours stays below one megabyte. */
    private static final int MOST_BYTES = 4 << 20;

    private static final Pattern CUE = Pattern.compile("^\\s*+\\d{1,9}[ \t]*+\n[ \t]*+[\\d:,.]{5,20}+ *+--> *+");
    private static final Pattern PAGE =
            Pattern.compile("^\\s*+<(?i:!doctype|html|head|body|\\?xml|script|[a-z]++[\\s>])");

    /**
     * The same content.
     *
     * @throws IOException when it is not what its type says
     */
    public static Settled of(byte[] content, Companion companion) throws IOException {
        if (content.length > MOST_BYTES) {
            throw new IOException("it is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        String text = CleanText.decoded(content);
        if (companion.kind() == Companion.Kind.CHAPTERS) {
            List<Chapter> chapters = ChapterList.read(text);
            if (chapters.isEmpty()) {
                throw new IOException("it has no chapters");
            }
            return new Settled("json", ChapterList.json(chapters));
        }
        return transcript(CleanText.lines(text), companion.type());
    }

    private static Settled transcript(String text, String type) throws IOException {
        if (text.isBlank()) {
            throw new IOException("it is empty");
        }
        if (text.startsWith("WEBVTT")) {
            return new Settled("vtt", text);
        }
        if (CUE.matcher(text).lookingAt()) {
            return new Settled("srt", text);
        }
        if (type.contains("json")) {
            return new Settled("json", json(text));
        }
        if (type.contains("vtt") || type.contains("srt") || type.contains("subrip")) {
            throw new IOException("it is no transcript of type " + type);
        }
        boolean page = type.contains("html") || PAGE.matcher(text).lookingAt();
        String words = page ? PlainText.of(text) + "\n" : text;
        if (words.isBlank()) {
            throw new IOException("it is empty");
        }
        return new Settled("txt", words);
    }

    /** Returns the extension of a file that is kept. */
    public static String extension(Path kept) {
        String name = String.valueOf(kept.getFileName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String json(String text) throws IOException {
        StringWriter written = new StringWriter();
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            JsonWriter writer = new JsonWriter(written);
            writer.setHtmlSafe(true);
            writer.beginObject().name("version").value("1.0.0").name("segments").beginArray();
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals("segments")) {
                    segments(reader, writer);
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            writer.endArray().endObject().flush();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException("it is no transcript in JSON", e);
        }
        return written + "\n";
    }

    private static void segments(JsonReader reader, JsonWriter writer) throws IOException {
        reader.beginArray();
        while (reader.hasNext()) {
            Map<String, String> fields = new HashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (reader.peek() == JsonToken.STRING || reader.peek() == JsonToken.NUMBER) {
                    fields.put(name, reader.nextString());
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            writer.beginObject();
            if (fields.containsKey("speaker")) {
                writer.name("speaker").value(fields.get("speaker"));
            }
            for (String name : List.of("startTime", "endTime")) {
                if (fields.containsKey(name)
                        && SimpleChapters.time(fields.get(name)).isPresent()) {
                    writer.name(name)
                            .value(SimpleChapters.time(fields.get(name)).get());
                }
            }
            writer.name("body").value(fields.getOrDefault("body", "")).endObject();
        }
        reader.endArray();
    }

    /** The type as which it is served. */
    public static String type(String extension, Companion.Kind kind) {
        return switch (extension) {
            case "vtt" -> "text/vtt";
            case PICTURE -> "image/jpeg";
            case "srt" -> "application/x-subrip";
            case "json" -> kind == Companion.Kind.CHAPTERS ? "application/json+chapters" : "application/json";
            default -> "text/plain";
        };
    }
}
