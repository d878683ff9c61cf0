package org.seedcast.library.store.backup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.Database;

/**
 * State of a library that none of its published files holds: its settings and its retired items. It is also kept in a
 * file of its own, so that a library can be rebuilt when every database is lost.
 *
 * @param mark the database when this was kept; empty after items were retired, as the run was not over
 * @param settings by their names
 * @param episodes the rows of retired episodes, and of those with a retired file
 * @param items the rows of retired files, each with the guid of its episode
 */
public record KeptState(
        Optional<Mark> mark,
        SortedMap<String, String> settings,
        List<Map<String, Object>> episodes,
        List<Map<String, Object>> items) {
    static final KeptState NOTHING = new KeptState(Optional.empty(), new TreeMap<>(), List.of(), List.of());

    private static final List<String> EPISODE =
            List.of("guid", "feed_guid", "title", "published", "link", "first_seen", "retired");

    private static final List<String> BYTES = List.of("sha256", "info_hash");
    private static final List<String> ITEM = List.of(
            "canonical_url",
            "url",
            "type",
            "declared_length",
            "rendition",
            "file",
            "state",
            "length",
            "sha256",
            "modified_nanos",
            "inode",
            "info_hash",
            "torrent_length",
            "revision",
            "superseded",
            "former_title",
            "former_published",
            "retired",
            "leftover",
            "gave_way");

    /** Holds for one answer of a server, or one state of the site. */
    private static final Set<String> FLEETING =
            Set.of("etag", "last-modified", "publication-due", "site.pages", "cover.url", "cover.failed");

    public static KeptState of(Database database) throws LibraryUnusable {
        SortedMap<String, String> settings = new TreeMap<>();
        database.all("SELECT name, value FROM setting", row -> settings.put(row.getString(1), row.getString(2)));
        settings.keySet().removeAll(FLEETING);
        String episodes = "SELECT " + String.join(", ", EPISODE) + " FROM episode WHERE retired IS NOT NULL"
                + " OR id IN (SELECT episode FROM item WHERE retired IS NOT NULL) ORDER BY guid";
        String items = "SELECT guid, " + columns() + " FROM item JOIN episode ON episode.id = item.episode"
                + " WHERE item.retired IS NOT NULL ORDER BY guid, item.id";
        List<String> named = new ArrayList<>(ITEM);
        named.add(0, "guid");
        return new KeptState(
                Optional.empty(), settings, rows(database, episodes, EPISODE), rows(database, items, named));
    }

    private static String columns() {
        return String.join(
                ", ",
                ITEM.stream()
                        .map(name -> BYTES.contains(name) ? "hex(item." + name + ") AS " + name : "item." + name)
                        .toList());
    }

    private static List<Map<String, Object>> rows(Database database, String sql, List<String> columns)
            throws LibraryUnusable {
        return database.all(sql, row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (String column : columns) {
                Object value = row.getObject(column);
                if (value != null && !value.equals("")) {
                    values.put(column, value instanceof Number number ? (Object) number.longValue() : value);
                }
            }
            return values;
        });
    }

    KeptState with(Mark now) {
        return new KeptState(Optional.of(now), settings, episodes, items);
    }

    /** Returns the retired items alone. */
    public KeptState withoutSettings() {
        return new KeptState(mark, new TreeMap<>(), episodes, items);
    }

    /**
     * Restores this to {@code database}, within the caller's transaction; items that are retired there stay retired.
     */
    public void restoreTo(Database database) throws LibraryUnusable {
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            database.update(
                    "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", setting.getKey(), setting.getValue());
        }
        for (Map<String, Object> episode : episodes) {
            restoreEpisode(episode, database);
        }
        for (Map<String, Object> item : items) {
            restoreItem(item, database);
        }
    }

    private static void restoreEpisode(Map<String, Object> episode, Database database) throws LibraryUnusable {
        Map<String, Object> row = only(EPISODE, episode);
        row.put("description", "");
        row.put("xml", "<item/>");
        insert("episode", row, database);
        database.update(
                "UPDATE episode SET retired = coalesce(retired, ?) WHERE guid = ?",
                episode.get("retired"),
                episode.get("guid"));
    }

    private static void restoreItem(Map<String, Object> item, Database database) throws LibraryUnusable {
        Map<String, Object> row = only(ITEM, item);
        String sql = "SELECT id FROM episode WHERE guid = ?";
        List<Long> episode = database.all(sql, found -> found.getLong(1), item.get("guid"));
        if (episode.isEmpty()) {
            return; // it was edited by hand
        }
        row.put("episode", episode.get(0));
        insert("item", row, database);
        database.update(
                "UPDATE item SET retired = ?, leftover = ?, gave_way = ? WHERE retired IS NULL AND episode = ?"
                        + " AND canonical_url = ? AND revision = ?",
                item.get("retired"),
                item.get("leftover"),
                item.get("gave_way"),
                row.get("episode"),
                item.get("canonical_url"),
                item.get("revision"));
    }

    private static Map<String, Object> only(List<String> columns, Map<String, Object> row) {
        Map<String, Object> values = new LinkedHashMap<>(row);
        values.keySet().retainAll(columns);
        values.replaceAll((column, value) -> BYTES.contains(column) ? bytes(String.valueOf(value)) : value);
        return values;
    }

    /** Leaves what is there as it is. */
    private static void insert(String table, Map<String, Object> row, Database database) throws LibraryUnusable {
        String columns = String.join(", ", row.keySet());
        String values = String.join(", ", Collections.nCopies(row.size(), "?"));
        String sql = "INSERT OR IGNORE INTO " + table + " (" + columns + ") VALUES (" + values + ")";
        database.update(sql, row.values().toArray());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
