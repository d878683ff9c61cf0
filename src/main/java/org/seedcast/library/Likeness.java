package org.seedcast.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.MediaFilter;

/** What may show that two episodes are one though their guids differ; never enough by itself. */
sealed interface Likeness {

    /** A media file of the episode. */
    record SameFile(String canonicalUrl) implements Likeness {}

    /** An episode of this title and UTC day with a file of this length. */
    record SameStory(String title, LocalDate day, long length) implements Likeness {}

    static Set<Likeness> of(Episode episode) {
        return of(episode.title(), episode.published(), episode.enclosures());
    }

    static Set<Likeness> of(StoredEpisode stored) {
        List<Enclosure> enclosures =
                stored.items().stream().map(StoredEpisode.StoredItem::enclosure).toList();
        return of(stored.headline().title(), stored.headline().published(), enclosures);
    }

    static Set<Likeness> of(String title, Optional<Instant> published, List<Enclosure> enclosures) {
        Set<Likeness> likenesses = new LinkedHashSet<>();
        for (Enclosure enclosure : enclosures) {
            // Many episodes may share a picture.
            if (MediaFilter.isMedia(enclosure)) {
                likenesses.add(new SameFile(enclosure.canonicalUrl()));
                if (published.isPresent() && enclosure.length().isPresent() && !title.isBlank()) {
                    LocalDate day = LocalDate.ofInstant(published.get(), ZoneOffset.UTC);
                    likenesses.add(
                            new SameStory(title.strip(), day, enclosure.length().getAsLong()));
                }
            }
        }
        return likenesses;
    }
}
