package org.seedcast.app.rescue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads title and day out of the name of a file, where nothing else tells them. */
final class FoundName {
    private static final int DATE_LENGTH = "2025-06-03".length();

    private FoundName() {}

    static Optional<Instant> date(String name) {
        try {
            return name.length() < DATE_LENGTH
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(name.substring(0, DATE_LENGTH))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String title(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String rest = date(name).isPresent() && stem.length() > DATE_LENGTH ? stem.substring(DATE_LENGTH + 1) : stem;
        return rest.replace('-', ' ');
    }
}
