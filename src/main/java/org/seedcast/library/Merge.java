package org.seedcast.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;

/**
 * Takes the episodes of a document into the library. Identity is the guid, never the URL: hosts move files, and the
 * file here stays the same. Nothing leaves because a document no longer has it.
 */
final class Merge {
    private final Database database;
    private final Map<String, Stored> known = new HashMap<>();

    Merge(Database database) throws LibraryUnusable {
        this.database = database;
        database.all(
                "SELECT id, guid, xml FROM episode",
                row -> known.put(
                        row.getString("guid"), new Stored(row.getLong("id"), row.getString("xml"), new ArrayList<>())));
        Map<Long, Stored> byId = new HashMap<>();
        known.values().forEach(stored -> byId.put(stored.id, stored));
        List<StoredItem> items = database.all(
                "SELECT id, episode, canonical_url, url, type FROM item ORDER BY id",
                row -> new StoredItem(
                        row.getLong("id"),
                        row.getLong("episode"),
                        row.getString("canonical_url"),
                        row.getString("url"),
                        Optional.ofNullable(row.getString("type"))));
        for (StoredItem item : items) {
            Stored episode = byId.get(item.episode);
            if (episode != null) {
                episode.items.add(item);
            }
        }
    }

    private record Stored(long id, String xml, List<StoredItem> items) {}

    private record StoredItem(long id, long episode, String canonicalUrl, String url, Optional<String> type) {}

    void take(Episode episode) throws LibraryUnusable {
        Stored stored = known.get(episode.guid().value());
        if (stored == null) {
            stored = insert(episode);
            known.put(episode.guid().value(), stored);
        } else if (!stored.xml.equals(episode.xml())) {
            update(stored.id, episode);
        }
        match(stored, episode);
    }

    /** By canonical URL first; what is left on both sides by type, in order; only the rest is new. */
    private void match(Stored stored, Episode episode) throws LibraryUnusable {
        Map<String, Enclosure> fresh = new LinkedHashMap<>();
        episode.enclosures().forEach(enclosure -> fresh.putIfAbsent(enclosure.canonicalUrl(), enclosure));
        List<StoredItem> moved = new ArrayList<>();
        for (StoredItem item : stored.items) {
            Enclosure same = fresh.remove(item.canonicalUrl);
            if (same == null) {
                moved.add(item);
            } else if (!same.url().toString().equals(item.url)) {
                update(item.id, same);
            }
        }
        Iterator<Enclosure> unmatched = fresh.values().iterator();
        while (unmatched.hasNext()) {
            Enclosure enclosure = unmatched.next();
            Optional<StoredItem> former = moved.stream()
                    .filter(item -> item.type.equals(enclosure.type()))
                    .findFirst();
            if (former.isPresent()) {
                moved.remove(former.get());
                update(former.get().id, enclosure);
            } else {
                insert(stored.id, enclosure);
            }
        }
    }

    private Stored insert(Episode episode) throws LibraryUnusable {
        database.update(
                "INSERT INTO episode (guid, title, published, link, description, xml) VALUES (?, ?, ?, ?, ?, ?)",
                episode.guid().value(),
                episode.title(),
                seconds(episode),
                episode.link().map(Object::toString).orElse(null),
                episode.description(),
                episode.xml());
        long id = database.one("SELECT last_insert_rowid()", row -> row.getLong(1));
        return new Stored(id, episode.xml(), List.of());
    }

    private void update(long id, Episode episode) throws LibraryUnusable {
        database.update(
                "UPDATE episode SET title = ?, published = ?, link = ?, description = ?, xml = ? WHERE id = ?",
                episode.title(),
                seconds(episode),
                episode.link().map(Object::toString).orElse(null),
                episode.description(),
                episode.xml(),
                id);
    }

    private void insert(long episode, Enclosure enclosure) throws LibraryUnusable {
        database.update(
                "INSERT INTO item (episode, canonical_url, url, type, declared_length) VALUES (?, ?, ?, ?, ?)",
                episode,
                enclosure.canonicalUrl(),
                enclosure.url().toString(),
                enclosure.type().orElse(null),
                length(enclosure));
    }

    private void update(long item, Enclosure enclosure) throws LibraryUnusable {
        database.update(
                "UPDATE item SET canonical_url = ?, url = ?, type = ?, declared_length = ? WHERE id = ?",
                enclosure.canonicalUrl(),
                enclosure.url().toString(),
                enclosure.type().orElse(null),
                length(enclosure),
                item);
    }

    private static @Nullable Long seconds(Episode episode) {
        return episode.published().map(Instant::getEpochSecond).orElse(null);
    }

    private static @Nullable Long length(Enclosure enclosure) {
        OptionalLong length = enclosure.length();
        return length.isPresent() ? length.getAsLong() : null;
    }
}
