package org.seedcast.library.store.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.item.Sketch;
import org.seedcast.library.LibraryUnusable;

/**
 * An episode as stored, with the files that no later revision has replaced. Its texts stay in the database: those of
 * all episodes would fill the memory.
 *
 * @param guid of no other one
 * @param feedGuid what the feed calls it
 * @param retired whether it was retired
 */
public record StoredEpisode(
        long id, Guid guid, Guid feedGuid, Headline headline, boolean retired, List<StoredItem> items) {

    /** The features that tell an episode from others, besides its guid and files. */
    public record Headline(String title, Optional<Instant> published) {}

    /**
     * @param here whether the file is on disk, so that a change at the origin would not be noticed by downloading it
     * @param measured its length, if it is here
     */
    public record StoredItem(long id, Enclosure enclosure, String canonicalUrl, boolean here, OptionalLong measured) {}

    /**
     * Content of an episode in a document. The XML alone does not suffice: a date in the future counts only when it is
     * near.
     */
    public record Told(
            String title, Optional<Instant> published, Optional<String> link, String description, String xml) {
        public static Told of(Episode episode) {
            return new Told(
                    episode.title(),
                    episode.published().map(date -> date.truncatedTo(ChronoUnit.SECONDS)),
                    episode.link().map(Object::toString),
                    episode.description(),
                    episode.xml());
        }

        Headline headline() {
            return new Headline(title, published);
        }
    }

    public List<Enclosure> enclosures() {
        return items.stream().map(StoredItem::enclosure).toList();
    }

    /** Lengths of files that are here. */
    public List<Long> measured() {
        return items.stream().flatMap(item -> item.measured().stream().boxed()).toList();
    }

    public Sketch sketch() {
        return Sketch.of(headline.title(), headline.published(), enclosures(), measured());
    }

    /** Reports whether any of its files is. */
    public boolean isHere() {
        return items.stream().anyMatch(StoredItem::here);
    }

    private static Headline headline(ResultSet row) throws SQLException {
        return new Headline(row.getString("title"), ItemRow.instant(row, "published"));
    }

    /** In the order in which they were first seen. */
    public static List<StoredEpisode> all(Database database) throws LibraryUnusable {
        Map<Long, StoredEpisode> byId = new HashMap<>();
        String sql = "SELECT id, guid, coalesce(feed_guid, guid) AS feed_guid, title, published, retired FROM episode"
                + " ORDER BY id";
        List<StoredEpisode> episodes = database.all(sql, row -> {
            StoredEpisode stored = new StoredEpisode(
                    row.getLong("id"),
                    new Guid(row.getString("guid")),
                    new Guid(row.getString("feed_guid")),
                    headline(row),
                    ItemRow.instant(row, "retired").isPresent(),
                    new ArrayList<>());
            byId.put(stored.id, stored);
            return stored;
        });
        String items = "SELECT id, episode, url, type, declared_length, rendition, state, length FROM item"
                + " WHERE NOT superseded ORDER BY id";
        database.all(items, row -> {
            StoredEpisode stored = Objects.requireNonNull(byId.get(row.getLong("episode")), "a foreign key");
            return stored.items.add(item(row));
        });
        return episodes;
    }

    private static StoredItem item(ResultSet row) throws SQLException {
        boolean here = !row.getString("state").equals("discovered");
        Enclosure enclosure = ItemRow.enclosure(row);
        return new StoredItem(
                row.getLong("id"),
                enclosure,
                enclosure.canonicalUrl(),
                here,
                here ? OptionalLong.of(row.getLong("length")) : OptionalLong.empty());
    }
}
