package org.seedcast.library;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.KnownEpisodes;

/** The episodes of a library, as far as they decide how far back a feed is read. */
final class Known implements KnownEpisodes {
    private static final String ITEMS =
            """
            SELECT title, published, url, type, declared_length, rendition
            FROM item JOIN episode ON episode.id = item.episode WHERE NOT superseded
            """;
    private final Set<Guid> guids = new HashSet<>();
    private final Set<Likeness> likenesses = new HashSet<>();

    static Known of(Database database) throws LibraryUnusable {
        Known known = new Known();
        database.all("SELECT guid FROM episode", row -> known.guids.add(new Guid(row.getString("guid"))));
        database.all(ITEMS, row -> {
            Optional<Instant> published = ItemRows.instant(row, "published");
            return known.likenesses.addAll(
                    Likeness.of(row.getString("title"), published, List.of(ItemRows.enclosure(row))));
        });
        return known;
    }

    @Override
    public boolean has(Guid guid) {
        return guids.contains(guid);
    }

    @Override
    public boolean mayBeRenamed(Episode episode) {
        return Likeness.of(episode).stream().anyMatch(likenesses::contains);
    }
}
