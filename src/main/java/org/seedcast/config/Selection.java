package org.seedcast.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which of a feed's files one run is about; never stored.
 *
 * @param latest only so many of the newest episodes, of those that the other wishes leave
 * @param since only episodes of this date or later; one without a date is none
 * @param match only episodes whose title has this in it
 * @param alternates whether the other forms of an enclosure are taken, too
 * @param types media types that are taken, such as {@code audio/*}, instead of the usual ones; empty for these
 * @param retryFailed whether items that failed lately are tried again without waiting
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

    /** The same, for a run that comes by itself: what was to be done at once has been. */
    public Selection again() {
        return new Selection(latest, since, match, alternates, types, onChange, false, List.of());
    }

    /** Whether the episode is one of those asked for, as far as its own data say. */
    public boolean wants(String title, Optional<Instant> published) {
        boolean young = since.isEmpty()
                || published.filter(date -> !date.isBefore(since.get())).isPresent();
        return young && (match.isEmpty() || match.get().matcher(title).find());
    }
}
