package org.seedcast.library;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;

/**
 * Takes the episodes of a document into the library. Identity is the guid, never the URL: hosts move files, and the
 * file here stays the same. Nothing leaves because a document no longer has it.
 */
final class Merge {
    private final Database database;
    private final Map<String, Stored> known = new HashMap<>();

    Merge(Database database) throws LibraryUnusable {
        this.database = database;
        Map<Long, Stored> byId = new HashMap<>();
        database.all("SELECT * FROM episode", row -> {
            Stored stored = new Stored(row.getLong("id"), Told.of(row), new ArrayList<>());
            byId.put(stored.id, stored);
            return known.put(row.getString("guid"), stored);
        });
        database.all("SELECT id, episode, url, type, declared_length FROM item ORDER BY id", row -> {
            Stored stored = Objects.requireNonNull(byId.get(row.getLong("episode")), "a foreign key");
            return stored.items.add(new StoredItem(row.getLong("id"), ItemRows.enclosure(row)));
        });
    }

    private record Stored(long id, Told told, List<StoredItem> items) {}

    private record StoredItem(long id, Enclosure enclosure) {
        String canonicalUrl() {
            return enclosure.canonicalUrl();
        }
    }

    /** What a document says of an episode. The XML alone does not tell: a date to come is one only when it is near. */
    private record Told(
            String title, Optional<Instant> published, Optional<String> link, String description, String xml) {
        static Told of(Episode episode) {
            return new Told(
                    episode.title(),
                    episode.published().map(date -> date.truncatedTo(ChronoUnit.SECONDS)),
                    episode.link().map(URI::toString),
                    episode.description(),
                    episode.xml());
        }

        static Told of(ResultSet row) throws SQLException {
            return new Told(
                    row.getString("title"),
                    ItemRows.instant(row, "published"),
                    Optional.ofNullable(row.getString("link")),
                    row.getString("description"),
                    row.getString("xml"));
        }
    }

    void take(Episode episode) throws LibraryUnusable {
        Told told = Told.of(episode);
        Stored stored = known.get(episode.guid().value());
        if (stored == null) {
            stored = insert(episode.guid(), told);
            known.put(episode.guid().value(), stored);
        } else if (!stored.told.equals(told)) {
            update(stored.id, told);
        }
        match(stored, episode);
    }

    /** By canonical URL first; what is left on both sides by type, in order; only the rest is new. */
    private void match(Stored stored, Episode episode) throws LibraryUnusable {
        Map<String, Enclosure> fresh = new LinkedHashMap<>();
        episode.enclosures().forEach(enclosure -> fresh.putIfAbsent(enclosure.canonicalUrl(), enclosure));
        boolean only = stored.items.size() == 1 && fresh.size() == 1;
        List<StoredItem> moved = new ArrayList<>();
        for (StoredItem item : stored.items) {
            Enclosure same = fresh.remove(item.canonicalUrl());
            if (same == null) {
                moved.add(item);
            } else {
                update(item, same);
            }
        }
        for (Enclosure enclosure : fresh.values()) {
            Optional<StoredItem> former = moved.stream()
                    .filter(item -> only || item.enclosure.type().equals(enclosure.type()))
                    .findFirst();
            if (former.isPresent()) {
                moved.remove(former.get());
                update(former.get(), enclosure);
            } else {
                insert(stored.id, enclosure);
            }
        }
    }

    private Stored insert(Guid guid, Told told) throws LibraryUnusable {
        database.update(
                "INSERT INTO episode (guid, title, published, link, description, xml) VALUES (?, ?, ?, ?, ?, ?)",
                guid.value(),
                told.title,
                seconds(told),
                told.link.orElse(null),
                told.description,
                told.xml);
        long id = database.one("SELECT last_insert_rowid()", row -> row.getLong(1));
        return new Stored(id, told, List.of());
    }

    private void update(long id, Told told) throws LibraryUnusable {
        database.update(
                "UPDATE episode SET title = ?, published = ?, link = ?, description = ?, xml = ? WHERE id = ?",
                told.title,
                seconds(told),
                told.link.orElse(null),
                told.description,
                told.xml,
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

    private void update(StoredItem item, Enclosure enclosure) throws LibraryUnusable {
        if (item.enclosure.equals(enclosure)) {
            return;
        }
        database.update(
                "UPDATE item SET canonical_url = ?, url = ?, type = ?, declared_length = ? WHERE id = ?",
                enclosure.canonicalUrl(),
                enclosure.url().toString(),
                enclosure.type().orElse(null),
                length(enclosure),
                item.id);
    }

    private static @Nullable Long seconds(Told told) {
        return told.published.map(Instant::getEpochSecond).orElse(null);
    }

    private static @Nullable Long length(Enclosure enclosure) {
        OptionalLong length = enclosure.length();
        return length.isPresent() ? length.getAsLong() : null;
    }
}
