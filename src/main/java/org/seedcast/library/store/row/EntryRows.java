package org.seedcast.library.store.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seedcast.feed.Guid;
import org.seedcast.feed.PackedText;
import org.seedcast.library.Entry;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;

/** The rows of {@code episode}, typed, each with its items. */
public final class EntryRows {
    private final Database database;
    private final ItemRows items;

    public EntryRows(Database database, ItemRows items) {
        this.database = database;
        this.items = items;
    }

    /** In {@link Entry#ORDER}. */
    public List<Entry> all() throws LibraryUnusable {
        return where("true");
    }

    /** Returns all but the retired ones, in {@link Entry#ORDER}. */
    public List<Entry> published() throws LibraryUnusable {
        return where("retired IS NULL");
    }

    private List<Entry> where(String condition) throws LibraryUnusable {
        Map<Long, List<Item>> byEpisode = new HashMap<>();
        for (Item item : items.all()) {
            byEpisode.computeIfAbsent(item.episode(), id -> new ArrayList<>()).add(item);
        }
        List<Entry> entries = database.all(
                "SELECT * FROM episode WHERE " + condition,
                row -> new Entry(
                        new Guid(row.getString("guid")),
                        new Guid(
                                row.getString("feed_guid") == null
                                        ? row.getString("guid")
                                        : row.getString("feed_guid")),
                        row.getString("title"),
                        ItemRow.instant(row, "published"),
                        ItemRow.instant(row, "first_seen"),
                        ItemRow.address(row.getString("link")),
                        PackedText.of(row.getString("description")),
                        PackedText.of(row.getString("xml")),
                        List.copyOf(byEpisode.getOrDefault(row.getLong("id"), List.of()))));
        entries.sort(Entry.ORDER);
        return entries;
    }
}
