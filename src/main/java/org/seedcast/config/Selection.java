package org.seedcast.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The files of a feed that one run is about; never stored.
 *
 * @param latest only this many of the newest episodes, of those that the other options leave
 * @param since only episodes of this date or later; one without a date is none
 * @param match only episodes whose title matches this
 * @param alternates whether the other forms of an enclosure are taken, too
 * @param types media types that are taken, such as {@code audio/*}, instead of the usual ones; empty for these
 * @param retryFailed whether failed items are retried without waiting
 * @param refetch the guids of items whose files are fetched again, whatever is here
 */
public record Selection(
        OptionalInt latest,
        Optional<Instant> since,
        Optional<Pattern> match,
        boolean alternates,
        List<String> types,
        OnChange onChange,
        boolean retryFailed,
        List<String> refetch) {
    /** Everything that is media. */
    public static final Selection ALL = new Selection(OptionalInt.empty(), false);

    public Selection {
        if (latest.isPresent() && latest.getAsInt() < 0) {
            throw new IllegalArgumentException("--latest cannot be negative");
        }
        types = List.copyOf(types);
        refetch = List.copyOf(refetch);
    }

    /** All but for these two wishes. */
    public Selection(OptionalInt latest, boolean retryFailed) {
        this(latest, Optional.empty(), Optional.empty(), false, List.of(), OnChange.KEEP, retryFailed, List.of());
    }

    /** Returns the selection for an automatic later run, without the wishes that were meant for one run. */
    public Selection again() {
        return new Selection(latest, since, match, alternates, types, onChange, false, List.of());
    }

    /** Reports whether the episode is selected, as far as its own data say. */
    public boolean wants(String title, Optional<Instant> published) {
        boolean young = since.isEmpty()
                || published.filter(date -> !date.isBefore(since.get())).isPresent();
        return young && (match.isEmpty() || match.get().matcher(title).find());
    }
}
