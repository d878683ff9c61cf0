package org.seedcast.publish.companion;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.Enclosure;

/** Reads the JSON of {@code podcast:chapters} within bounds, and writes it anew: nothing of the origin's bytes is served. */
public final class ChapterList {
    private static final int MOST = 5000;
    private static final int TITLE_CHARACTERS = 500;
    private static final BigDecimal LONGEST = new BigDecimal(360_000);
    private static final Set<String> WEB = Set.of("http", "https");
    private static final URI NOWHERE = URI.create("http://nowhere.invalid/");

    private ChapterList() {}

    /** @throws IOException when it is none */
    public static List<Chapter> read(String json) throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            List<Chapter> chapters = new ArrayList<>();
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals("chapters")) {
                    readAll(reader, chapters);
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            return settled(chapters);
        } catch (IllegalStateException | NumberFormatException e) {
            throw new IOException("it is no list of chapters", e);
        }
    }

    private static void readAll(JsonReader reader, List<Chapter> chapters) throws IOException {
        reader.beginArray();
        while (reader.hasNext()) {
            Optional<Chapter> chapter = readOne(reader);
            if (chapters.size() < MOST) {
                chapter.ifPresent(chapters::add);
            }
        }
        reader.endArray();
    }

    private static Optional<Chapter> readOne(JsonReader reader) throws IOException {
        Map<String, String> fields = new HashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            JsonToken next = reader.peek();
            if (next == JsonToken.STRING || next == JsonToken.NUMBER) {
                fields.put(name, reader.nextString());
            } else if (next == JsonToken.BOOLEAN) {
                fields.put(name, String.valueOf(reader.nextBoolean()));
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        return SimpleChapters.time(fields.getOrDefault("startTime", ""))
                .flatMap(start -> chapter(
                        start,
                        fields.getOrDefault("title", ""),
                        fields.getOrDefault("url", ""),
                        fields.getOrDefault("img", ""),
                        !"false".equals(fields.get("toc"))));
    }

    /** Empty for one at no possible time, or without a title. */
    static Optional<Chapter> chapter(BigDecimal start, String title, String url, String image, boolean listed) {
        String line = CleanText.line(title, TITLE_CHARACTERS);
        boolean shown = listed && !line.isEmpty();
        boolean possible = start.signum() >= 0 && start.compareTo(LONGEST) < 0 && (!line.isEmpty() || !listed);
        BigDecimal rounded = start.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return possible ? Optional.of(new Chapter(rounded, line, web(url), web(image), shown)) : Optional.empty();
    }

    static List<Chapter> settled(List<Chapter> chapters) {
        return chapters.stream()
                .limit(MOST)
                .sorted(Comparator.comparing(Chapter::start))
                .toList();
    }

    private static Optional<String> web(String address) {
        String stripped = address.strip();
        return stripped.contains(":") && stripped.length() < 4096
                ? Enclosure.at(NOWHERE, stripped)
                        .map(Enclosure::url)
                        .filter(url ->
                                WEB.contains(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)))
                        .map(URI::toASCIIString)
                : Optional.empty();
    }

    /** The same as JSON, in the form of version 1.2. */
    public static String json(List<Chapter> chapters) {
        StringWriter text = new StringWriter();
        try {
            JsonWriter json = new JsonWriter(text);
            json.setHtmlSafe(true);
            json.setIndent(" ");
            json.beginObject().name("version").value("1.2.0").name("chapters").beginArray();
            for (Chapter chapter : chapters) {
                write(json, chapter);
            }
            json.endArray().endObject().flush();
        } catch (IOException e) {
            throw new AssertionError("memory cannot be written to", e);
        }
        return text + "\n";
    }

    private static void write(JsonWriter json, Chapter chapter) throws IOException {
        json.beginObject()
                .name("startTime")
                .value(new BigDecimal(chapter.start().toPlainString()));
        json.name("title").value(chapter.title());
        if (chapter.url().isPresent()) {
            json.name("url").value(chapter.url().get());
        }
        if (chapter.image().isPresent()) {
            json.name("img").value(chapter.image().get());
        }
        if (!chapter.listed()) {
            json.name("toc").value(false);
        }
        json.endObject();
    }
}
