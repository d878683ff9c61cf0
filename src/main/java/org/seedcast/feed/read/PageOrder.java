package org.seedcast.feed.read;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.seedcast.feed.Episode;

/**
 * The order of the episodes of a paged feed, as far as their dates reveal it. RFC 5005 §3 leaves it open, and if the
 * newest come last, a first page that is unchanged or without new items says nothing about the others.
 */
final class PageOrder {
    private int falls;
    private int rises;
    private Optional<Instant> previous = Optional.empty();
    private Optional<Instant> newestOfFirst = Optional.empty();
    private Optional<Instant> newestOfLast = Optional.empty();

    /** Takes in the next page. */
    void page(List<Episode> episodes) {
        boolean first = previous.isEmpty();
        List<Instant> dates = episodes.stream()
                .flatMap(episode -> episode.published().stream())
                .toList();
        for (Instant date : dates) {
            falls += previous.filter(date::isBefore).isPresent() ? 1 : 0;
            rises += previous.filter(date::isAfter).isPresent() ? 1 : 0;
            previous = Optional.of(date);
        }
        Optional<Instant> newest = dates.stream().max(Instant::compareTo);
        newestOfFirst = first ? newest : newestOfFirst;
        newestOfLast = newest.or(() -> newestOfLast);
    }

    /** Reports whether the last page is the one that has what is new. */
    boolean isOldestFirst() {
        return isOldestFirst(newestOfLast);
    }

    /**
     * Reports whether the newest items may come last; without dates, they may.
     *
     * @param newest when the newest known episode was published: if that is after all of the first page, it is on
     *     another
     */
    boolean isOldestFirst(Optional<Instant> newest) {
        boolean untold = rises == 0 && falls == 0 && newestOfFirst.isEmpty();
        return untold || rises > falls || isAfterFirstPage(newest);
    }

    private boolean isAfterFirstPage(Optional<Instant> date) {
        return date.isPresent() && newestOfFirst.filter(date.get()::isAfter).isPresent();
    }
}
