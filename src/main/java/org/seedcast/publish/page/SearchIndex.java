package org.seedcast.publish.page;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/**
 * search.js: every file of the show in the order of the pages, for the page's script. It is a script, as a page that
 * was opened from a disk may load one, but may not read any other file.
 */
public final class SearchIndex {
    public static final String NAME = "search.js";
    /** The rest of a description is not searched: show notes may be of any length. */
    private static final int TEXT_CHARACTERS = 1000;

    private static final int LEAST_TEXT_CHARACTERS = 200;
    /** Characters of all descriptions: a visitor who searches thousands of files waits for them. */
    private static final int ALL_TEXT_CHARACTERS = 1_500_000;

    private SearchIndex() {}

    static String render(List<PageItem> items) {
        StringWriter text = new StringWriter();
        try {
            text.write("window.seedcastItems = [");
            int characters = textCharacters(items.size());
            String between = "\n";
            for (PageItem item : items) {
                text.write(between);
                write(item, characters, text);
                between = ",\n";
            }
            text.write("\n];\n");
        } catch (IOException e) {
            throw new AssertionError("memory cannot be written to", e);
        }
        return text.toString();
    }

    /** Returns how much of each description is searched, where there are so many. */
    static int textCharacters(int items) {
        int share = ALL_TEXT_CHARACTERS / Math.max(1, items);
        return Math.max(LEAST_TEXT_CHARACTERS, Math.min(TEXT_CHARACTERS, share));
    }

    private static void write(PageItem item, int characters, Writer text) throws IOException {
        JsonWriter json = new JsonWriter(text);
        json.setHtmlSafe(true); // harmless also where somebody puts it into a page
        json.beginObject();
        json.name("id").value(item.id());
        json.name("title").value(item.title());
        optional(json, "date", item.date().orElse(""));
        optional(json, "day", item.day());
        optional(json, "time", item.duration());
        optional(json, "seconds", item.seconds());
        json.name("size").value(item.size());
        optional(json, "also", item.also());
        optional(json, "text", PageText.cut(PageText.oneLine(item.description()), characters));
        json.name("page").value(item.permalink());
        optional(json, "download", item.download().orElse(""));
        if (item.isVideo()) {
            json.name("video").value(true);
        }
        if (!item.isPlayed()) {
            json.name("plain").value(true);
        }
        if (item.tracks() > 0) {
            json.name("tracks").value(item.tracks());
        }
        json.name("torrent").value(item.torrentFile());
        json.endObject();
        json.flush();
    }

    private static void optional(JsonWriter json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.name(name).value(value);
        }
    }
}
