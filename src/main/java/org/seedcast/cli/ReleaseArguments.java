package org.seedcast.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.config.Change;
import org.seedcast.config.ReleaseWords;

/** Options that describe the one release that is put into a library, which remembers them. */
final class ReleaseArguments {
    private static final int MOST_NUMBER = 1_000_000;

    private final Value<Change<String>> title = Value.of(
            "--release-title",
            "TEXT",
            text -> Change.parse(text, String::strip),
            "Title of the release or episode; '' for its file name. Remembered.");

    private final Value<Change<Instant>> date = Value.of(
            "--release-date",
            "DATE",
            text -> Change.parse(text, OptionParsers::day),
            "Its date, such as 2025-06-03; '' for that of its files. Remembered.");

    private final Value<Change<String>> description = Value.of(
            "--release-description",
            "TEXT",
            text -> Change.parse(text, String::strip),
            "Its description; '' for none. Remembered.");

    private final Value<Change<Path>> cover = Value.of(
            "--release-cover",
            "FILE",
            text -> Change.parse(text, OptionParsers::path),
            "Its cover; '' for the one in its directory. Remembered.");

    private final Value<Change<Integer>> number = Value.of(
            "--release-number",
            "N",
            text -> Change.parse(text, ReleaseArguments::number),
            "Number of the episode, or of the release among all of them; '' for none. Remembered.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(title, date, description, cover, number);
    }

    ReleaseWords words() {
        return new ReleaseWords(
                title.or(Change.none()),
                date.or(Change.none()),
                description.or(Change.none()),
                cover.or(Change.none()),
                number.or(Change.none()));
    }

    private static int number(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 7 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("'" + text + "' is not a number");
        }
        int number = Integer.parseInt(digits);
        if (number < 1 || number > MOST_NUMBER) {
            throw new IllegalArgumentException("'" + text + "' is not a number from 1 to " + MOST_NUMBER);
        }
        return number;
    }
}
