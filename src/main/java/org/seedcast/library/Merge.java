package org.seedcast.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.Reach;
import org.seedcast.library.StoredEpisode.StoredItem;
import org.seedcast.library.StoredEpisode.Told;

/**
 * Takes the episodes of a document into the library. Identity is the guid, never the URL: hosts move files, and the
 * file here stays the same. Nothing leaves because a document no longer has it.
 */
final class Merge {
    private final Database database;
    private final Instant now;
    private final Map<Guid, StoredEpisode> known = new LinkedHashMap<>();

    Merge(Database database, Instant now) throws LibraryUnusable {
        this.database = database;
        this.now = now;
        StoredEpisode.all(database).forEach(stored -> known.put(stored.guid(), stored));
    }

    /**
     * @param reach what is not in a feed that was read whole has left it, and may have come back under another guid
     * @return the guids that were changed
     */
    List<GuidChange> take(List<Episode> episodes, Reach reach) throws LibraryUnusable {
        List<GuidChange> changes = reach == Reach.WHOLE ? rename(episodes) : List.of();
        for (Episode episode : episodes) {
            take(episode);
        }
        return changes;
    }

    private List<GuidChange> rename(List<Episode> episodes) throws LibraryUnusable {
        Set<Guid> present = episodes.stream().map(Episode::guid).collect(Collectors.toSet());
        List<Episode> fresh = episodes.stream()
                .filter(episode -> !known.containsKey(episode.guid()))
                .toList();
        List<StoredEpisode> absent = known.values().stream()
                .filter(stored -> !present.contains(stored.guid()))
                .toList();
        List<GuidChange> changes = new ArrayList<>();
        for (Map.Entry<Episode, StoredEpisode> pair :
                Renaming.find(fresh, absent).entrySet()) {
            StoredEpisode stored = pair.getValue();
            Guid guid = pair.getKey().guid();
            database.update("UPDATE episode SET guid = ? WHERE id = ?", guid.value(), stored.id());
            known.remove(stored.guid());
            known.put(guid, stored);
            changes.add(new GuidChange(stored.guid(), guid));
        }
        return changes;
    }

    private void take(Episode episode) throws LibraryUnusable {
        Told told = Told.of(episode);
        StoredEpisode stored = known.get(episode.guid());
        if (stored == null) {
            stored = insert(episode.guid(), told);
            known.put(episode.guid(), stored);
        } else if (!isStored(stored.id(), told)) {
            update(stored.id(), told);
        }
        match(stored, episode);
        boolean redated = !stored.headline().published().equals(told.published());
        for (StoredItem item : stored.items()) {
            if (redated && item.here()) {
                markChanged(item);
            }
        }
    }

    /** By canonical URL first; what is left on both sides by type, in order; only the rest is new. */
    private void match(StoredEpisode stored, Episode episode) throws LibraryUnusable {
        Map<String, Enclosure> fresh = new LinkedHashMap<>();
        episode.enclosures().forEach(enclosure -> fresh.putIfAbsent(enclosure.canonicalUrl(), enclosure));
        boolean only = stored.items().size() == 1 && fresh.size() == 1;
        List<StoredItem> moved = new ArrayList<>();
        for (StoredItem item : stored.items()) {
            Enclosure same = fresh.remove(item.canonicalUrl());
            if (same == null) {
                moved.add(item);
            } else {
                update(item, same);
            }
        }
        for (Enclosure enclosure : fresh.values()) {
            Optional<StoredItem> former = moved.stream()
                    .filter(item -> only || isSameKind(item.enclosure(), enclosure))
                    .findFirst();
            if (former.isPresent()) {
                moved.remove(former.get());
                update(former.get(), enclosure);
            } else {
                insert(stored.id(), enclosure);
            }
        }
    }

    private static boolean isSameKind(Enclosure one, Enclosure other) {
        return one.type().equals(other.type()) && one.rendition() == other.rendition();
    }

    private StoredEpisode insert(Guid guid, Told told) throws LibraryUnusable {
        long id = database.one(
                "INSERT INTO episode (guid, title, published, link, description, xml, first_seen)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
                row -> row.getLong(1),
                guid.value(),
                told.title(),
                seconds(told),
                told.link().orElse(null),
                told.description(),
                told.xml(),
                now.getEpochSecond());
        return new StoredEpisode(id, guid, told.headline(), List.of());
    }

    private boolean isStored(long id, Told told) throws LibraryUnusable {
        String sql = "SELECT count(*) FROM episode WHERE id = ? AND title IS ? AND published IS ? AND link IS ?"
                + " AND description IS ? AND xml IS ?";
        int same = database.one(
                sql,
                row -> row.getInt(1),
                id,
                told.title(),
                seconds(told),
                told.link().orElse(null),
                told.description(),
                told.xml());
        return same > 0;
    }

    private void update(long id, Told told) throws LibraryUnusable {
        database.update(
                "UPDATE episode SET title = ?, published = ?, link = ?, description = ?, xml = ? WHERE id = ?",
                told.title(),
                seconds(told),
                told.link().orElse(null),
                told.description(),
                told.xml(),
                id);
    }

    /** What comes to be of an episode that was taken down is taken down, too. */
    private void insert(long episode, Enclosure enclosure) throws LibraryUnusable {
        database.update(
                """
                INSERT INTO item (episode, canonical_url, url, type, declared_length, rendition, retired)
                VALUES (?, ?, ?, ?, ?, ?, (SELECT retired FROM episode WHERE id = ?))
                """,
                episode,
                enclosure.canonicalUrl(),
                enclosure.url().toString(),
                enclosure.type().orElse(null),
                length(enclosure),
                enclosure.rendition(),
                episode);
    }

    private void update(StoredItem item, Enclosure enclosure) throws LibraryUnusable {
        Enclosure former = item.enclosure();
        if (former.equals(enclosure)) {
            return;
        }
        database.update(
                "UPDATE item SET canonical_url = ?, url = ?, type = ?, declared_length = ?, rendition = ? WHERE id = ?",
                enclosure.canonicalUrl(),
                enclosure.url().toString(),
                enclosure.type().orElse(null),
                length(enclosure),
                enclosure.rendition(),
                item.id());
        boolean other =
                !former.url().equals(enclosure.url()) || !former.length().equals(enclosure.length());
        if (other && item.here()) {
            markChanged(item);
        }
    }

    /** Whether the bytes changed, too, only the origin knows. */
    private void markChanged(StoredItem item) throws LibraryUnusable {
        database.update("UPDATE item SET changed = 1 WHERE id = ?", item.id());
    }

    private static @Nullable Long seconds(Told told) {
        return told.published().map(Instant::getEpochSecond).orElse(null);
    }

    private static @Nullable Long length(Enclosure enclosure) {
        OptionalLong length = enclosure.length();
        return length.isPresent() ? length.getAsLong() : null;
    }
}
