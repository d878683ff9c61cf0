package org.seedcast.library.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.MediaFilter;
import org.seedcast.feed.item.Sketch;
import org.seedcast.library.store.row.StoredEpisode;

/** A hint that two episodes are one though their guids differ; never enough by itself. */
sealed interface EpisodeMatch {

    /** A media file of the episode. */
    record SameFile(String canonicalUrl) implements EpisodeMatch {}

    /** An episode of this title and UTC day with a file of this length. */
    record SameStory(String title, LocalDate day, long length) implements EpisodeMatch {}

    /** An episode of this title and this very moment, where its length is unknown. */
    record SameMoment(String title, Instant published) implements EpisodeMatch {}

    static Set<EpisodeMatch> of(Episode episode) {
        return of(episode.title(), episode.published(), episode.enclosures(), List.of());
    }

    /**
     * Returns the hints of a stored episode; a file that is here has its measured length, whatever the feed declared.
     */
    static Set<EpisodeMatch> of(StoredEpisode stored) {
        return of(stored.headline().title(), stored.headline().published(), stored.enclosures(), stored.measured());
    }

    private static Set<EpisodeMatch> of(
            String title, Optional<Instant> published, List<Enclosure> enclosures, List<Long> measured) {
        // Many episodes may share a picture.
        List<Enclosure> media = enclosures.stream().filter(MediaFilter::isMedia).toList();
        Set<EpisodeMatch> likenesses = new LinkedHashSet<>();
        media.forEach(file -> likenesses.add(new SameFile(file.canonicalUrl())));
        if (published.isPresent() && !media.isEmpty() && !title.isBlank()) {
            Sketch sketch = Sketch.of(title, published, media, measured);
            LocalDate day = sketch.day().orElseThrow();
            sketch.lengths().forEach(length -> likenesses.add(new SameStory(sketch.title(), day, length)));
            likenesses.add(new SameMoment(sketch.title(), published.get().truncatedTo(ChronoUnit.SECONDS)));
        }
        return likenesses;
    }
}
