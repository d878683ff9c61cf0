package org.seedcast.cli.option;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The creation date of a torrent: none unless requested, as it would make every run write other bytes. */
public final class CreationDate {
    private static final String NOW = "now";

    private CreationDate() {}

    /**
     * Combines {@code --date} and the environment.
     *
     * @param typed as typed, if at all
     * @param none whether {@code --no-date} was typed
     * @param epoch SOURCE_DATE_EPOCH, which stands for the present wherever it is set (reproducible-builds.org)
     */
    public static Optional<Instant> of(Optional<String> typed, boolean none, Optional<String> epoch, Instant now) {
        if (typed.isPresent() && none) {
            throw new IllegalArgumentException("--date and --no-date exclude each other");
        }
        if (none) {
            return Optional.empty();
        }
        Optional<Instant> present = epoch.filter(text -> !text.isBlank()).map(CreationDate::ofEpoch);
        if (typed.isEmpty()) {
            return present;
        }
        return Optional.of(typed.get().equals(NOW) ? present.orElse(now) : parse(typed.get()));
    }

    private static Instant ofEpoch(String seconds) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds.strip()));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("SOURCE_DATE_EPOCH is not a number of seconds: " + seconds, e);
        }
    }

    /** {@code 2025-06-03}, {@code 2025-06-03T09:00:00Z} or {@code 2025-06-03T11:00:00+02:00}. */
    private static Instant parse(String text) {
        try {
            return text.indexOf('T') >= 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a date; write it like 2025-06-03, 2025-06-03T09:00:00Z, or now", e);
        }
    }
}
