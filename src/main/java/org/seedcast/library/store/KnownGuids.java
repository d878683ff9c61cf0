package org.seedcast.library.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.item.Sketch;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.StoredEpisode;

/** The known episodes of a library, which decide how far back a feed is read. */
final class KnownGuids implements KnownEpisodes {
    private final Map<Guid, List<Sketch>> sketches = new HashMap<>();
    private final Set<EpisodeMatch> likenesses = new HashSet<>();
    private int count;
    private Optional<Instant> newest = Optional.empty();

    static KnownGuids of(Database database) throws LibraryUnusable {
        KnownGuids known = new KnownGuids();
        StoredEpisode.all(database).forEach(known::add);
        return known;
    }

    private void add(StoredEpisode stored) {
        count++;
        sketches.computeIfAbsent(stored.feedGuid(), any -> new ArrayList<>(1)).add(stored.sketch());
        likenesses.addAll(EpisodeMatch.of(stored));
        Optional<Instant> published = stored.headline().published();
        newest = published
                .filter(date -> newest.filter(date::isBefore).isEmpty())
                .or(() -> newest);
    }

    @Override
    public boolean has(Episode episode) {
        List<Sketch> same = sketches.getOrDefault(episode.guid(), List.of());
        Sketch sketch = Sketch.of(episode);
        return same.stream().anyMatch(before -> !before.isReplacedBy(sketch, episode.guid()));
    }

    @Override
    public boolean mayBeRenamed(Episode episode) {
        return EpisodeMatch.of(episode).stream().anyMatch(likenesses::contains);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Optional<Instant> newest() {
        return newest;
    }
}
