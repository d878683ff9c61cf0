package org.seedcast.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.config.FeedOptions;
import org.seedcast.config.OnChange;
import org.seedcast.config.Selection;
import org.seedcast.config.Size;

/** Options that select files of a feed, and limit how far the feed is read. */
final class SelectionArguments {
    private final Value<Integer> latest =
            Value.number("--latest", "N", "Only the N newest episodes. Default: all of them.");

    private final Value<Instant> since = Value.of(
            "--since", "DATE", OptionParsers::day, "Only episodes of this day or later, such as 2025-06-03 (UTC).");

    private final Value<Pattern> match = Value.of(
            "--match",
            "REGEX",
            OptionParsers::pattern,
            "Only episodes whose title matches this pattern, ignoring case.");

    private final Values<String> types = Values.lists(
            "--types",
            "GLOB",
            text -> text,
            "Only files of these media types, such as audio/* or image/png; repeatable, or with commas between.",
            "Default: audio, video, and what does not say what it is.");

    private final Flag alternates = Flag.of(
            "--alternates", "Also the other forms of an enclosure (media:content, podcast:alternateEnclosure).");

    private final Value<OnChange> onChange = Value.of(
            "--on-change",
            "keep|add",
            OptionParsers::onChange,
            "When the feed gives an episode that is here another address, length or date: keep the file, or ask"
                    + " the origin and add what it serves now, if that is something else, beside it. Default: keep");

    private final Values<String> refetch = Values.texts(
            "--refetch",
            "GUID",
            "Fetch the file of this item again, as it is gone here or was the wrong one; repeatable. The name or"
                    + " info-hash of a file will do for its guid. The same bytes come back under their name; others take"
                    + " its place as another torrent.");

    private final Value<Size> maxFeedSize =
            Value.of("--max-feed-size", "SIZE", Size::parse, "The largest feed that is read. Default: 64MiB");

    private final Value<Integer> maxPages =
            Value.number("--max-pages", "N", "How many pages of a paged feed are read in one run. Default: 200");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(latest, since, match, types, alternates, onChange, refetch, maxFeedSize, maxPages);
    }

    Selection selection(boolean retryFailed) {
        List<String> globs = types.all().stream()
                .flatMap(glob -> Arrays.stream(glob.split(",", 0)))
                .map(String::strip)
                .toList();
        if (globs.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("--types takes a media type such as audio/*");
        }
        return new Selection(
                latest.isGiven() ? OptionalInt.of(latest.required()) : OptionalInt.empty(),
                since.get(),
                match.get(),
                alternates.isGiven(),
                globs,
                onChange.or(OnChange.KEEP),
                retryFailed,
                refetch.all());
    }

    FeedOptions feedOptions() {
        return new FeedOptions(
                maxFeedSize.or(FeedOptions.DEFAULT.maxSize()),
                maxPages.or(FeedOptions.DEFAULT.maxPages()),
                alternates.isGiven());
    }
}
