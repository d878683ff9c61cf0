package org.seedcast.library;

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
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;

/**
 * An episode as its rows have it, and its files that no later revision has taken the place of. Its texts stay in the
 * database: those of all episodes would fill the memory.
 */
record StoredEpisode(long id, Guid guid, Headline headline, List<StoredItem> items) {

    /** What tells an episode from others, its guid and files apart. */
    record Headline(String title, Optional<Instant> published) {}

    /** @param here whether the file is, so that a change at the origin would not be noticed by downloading it */
    record StoredItem(long id, Enclosure enclosure, boolean here) {
        String canonicalUrl() {
            return enclosure.canonicalUrl();
        }
    }

    /** What a document says of an episode. The XML alone does not tell: a date to come is one only when it is near. */
    record Told(String title, Optional<Instant> published, Optional<String> link, String description, String xml) {
        static Told of(Episode episode) {
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

    private static Headline headline(ResultSet row) throws SQLException {
        return new Headline(row.getString("title"), ItemRows.instant(row, "published"));
    }

    /** In the order in which they were first seen. */
    static List<StoredEpisode> all(Database database) throws LibraryUnusable {
        Map<Long, StoredEpisode> byId = new HashMap<>();
        List<StoredEpisode> episodes =
                database.all("SELECT id, guid, title, published FROM episode ORDER BY id", row -> {
                    StoredEpisode stored = new StoredEpisode(
                            row.getLong("id"), new Guid(row.getString("guid")), headline(row), new ArrayList<>());
                    byId.put(stored.id, stored);
                    return stored;
                });
        String items =
                "SELECT id, episode, url, type, declared_length, rendition, state FROM item WHERE NOT superseded ORDER BY id";
        database.all(items, row -> {
            StoredEpisode stored = Objects.requireNonNull(byId.get(row.getLong("episode")), "a foreign key");
            boolean here = !row.getString("state").equals("discovered");
            return stored.items.add(new StoredItem(row.getLong("id"), ItemRows.enclosure(row), here));
        });
        return episodes;
    }
}
