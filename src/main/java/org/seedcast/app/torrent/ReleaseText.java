package org.seedcast.app.torrent;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.seedcast.config.Change;
import org.seedcast.config.ReleaseWords;

/** The text that describes a release: lines such as {@code title: …}, then a blank line, then the description. */
final class ReleaseText {
    private static final Set<String> FIELDS = Set.of("title", "date", "cover", "number");
    private static final int MOST_NUMBER = 1_000_000;

    private final Path folder;
    private ReleaseWords words = ReleaseWords.NONE;

    private ReleaseText(Path folder) {
        this.folder = folder;
    }

    /** Reports whether {@code text} is one: others, such as a booklet, may have the same name. */
    static boolean isOne(String text) {
        return text.lines()
                .findFirst()
                .filter(line -> FIELDS.contains(field(line)))
                .isPresent();
    }

    /**
     * @param folder against which the path of the cover is resolved
     * @throws IllegalArgumentException with a message for people, which names the line
     */
    static ReleaseWords parse(String text, Path folder) {
        ReleaseText parsed = new ReleaseText(folder);
        List<String> lines = text.lines().toList();
        Iterator<String> rest = lines.iterator();
        for (int number = 1; rest.hasNext(); number++) {
            String line = rest.next();
            if (line.isBlank()) {
                break;
            }
            parsed.take(field(line), line.substring(line.indexOf(':') + 1).strip(), number);
        }
        String description = lines.stream().dropWhile(line -> !line.isBlank()).collect(Collectors.joining("\n"));
        return description.isBlank()
                ? parsed.words
                : parsed.words.or(words(Change.none(), Change.none(), Change.to(description.strip())));
    }

    /** Before the colon; empty where there is none. */
    private static String field(String line) {
        int colon = Math.max(0, line.indexOf(':'));
        String bare = line.startsWith("\ufeff") ? line.substring(1, Math.max(1, colon)) : line.substring(0, colon);
        return bare.strip().toLowerCase(Locale.ROOT);
    }

    private void take(String field, String value, int line) {
        Change<String> none = Change.none();
        words = words.or(
                switch (field) {
                    case "title" -> words(Change.parse(value, text -> text), Change.none(), none);
                    case "date" -> words(none, Change.parse(value, text -> date(text, line)), none);
                    case "cover" ->
                        new ReleaseWords(
                                none, Change.none(), none, Change.parse(value, folder::resolve), Change.none());
                    case "number" ->
                        new ReleaseWords(
                                none,
                                Change.none(),
                                none,
                                Change.none(),
                                Change.parse(value, text -> number(text, line)));
                    default ->
                        throw new IllegalArgumentException(
                                "line " + line + " is none of title, date, cover and number");
                });
    }

    private static ReleaseWords words(Change<String> title, Change<Instant> date, Change<String> description) {
        return new ReleaseWords(title, date, description, Change.none(), Change.none());
    }

    private static Instant date(String text, int line) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "line " + line + ": '" + text + "' is not a date; write it like 2025-06-03", e);
        }
    }

    private static int number(String text, int line) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0 && number <= MOST_NUMBER) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("line " + line + ": '" + text + "' is not a number", e);
        }
        throw new IllegalArgumentException(
                "line " + line + ": '" + text + "' is not a number from 1 to " + MOST_NUMBER);
    }
}
