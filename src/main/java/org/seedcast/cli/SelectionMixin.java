package org.seedcast.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.FeedOptions;
import org.seedcast.config.OnChange;
import org.seedcast.config.Selection;
import org.seedcast.config.Size;
import picocli.CommandLine.Option;

/** Which of a feed's files are meant, and how far the feed is read. */
final class SelectionMixin {
    @Option(names = "--latest", paramLabel = "N", description = "Only the N newest episodes. Default: all of them.")
    @Nullable
    Integer latest;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = Converters.ToDay.class,
            description = "Only episodes of this day or later, such as 2025-06-03 (UTC).")
    @Nullable
    Instant since;

    @Option(
            names = "--match",
            paramLabel = "REGEX",
            converter = Converters.ToPattern.class,
            description = "Only episodes whose title has this in it, whatever the case of its letters.")
    @Nullable
    Pattern match;

    @Option(
            names = "--types",
            paramLabel = "GLOB",
            split = ",",
            description = {
                "Only files of these media types, such as audio/* or image/png; repeatable, or with commas between.",
                "Default: audio, video, and what does not say what it is."
            })
    List<String> types = List.of();

    @Option(
            names = "--alternates",
            description = "Also the other forms of an enclosure (media:content, podcast:alternateEnclosure).")
    boolean alternates;

    @Option(
            names = "--on-change",
            paramLabel = "keep|add",
            converter = Converters.ToOnChange.class,
            defaultValue = "keep",
            description = {
                "When the feed gives an episode that is here another address, length or date: keep the file, or ask"
                        + " the origin and add what it serves now, if that is something else, beside it. Default: keep"
            })
    OnChange onChange = OnChange.KEEP;

    @Option(
            names = "--max-feed-size",
            paramLabel = "SIZE",
            converter = Converters.ToSize.class,
            defaultValue = "64MiB",
            description = "The largest feed that is read. Default: 64MiB")
    Size maxFeedSize = FeedOptions.DEFAULT.maxSize();

    @Option(
            names = "--max-pages",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many pages of a paged feed are read in one run. Default: 200")
    int maxPages = FeedOptions.DEFAULT.maxPages();

    Selection selection(boolean retryFailed) {
        List<String> globs = types.stream()
                .flatMap(glob -> Arrays.stream(glob.split(",", 0)))
                .map(String::strip)
                .toList();
        if (globs.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("--types takes a media type such as audio/*");
        }
        return new Selection(
                latest == null ? OptionalInt.empty() : OptionalInt.of(latest),
                Optional.ofNullable(since),
                Optional.ofNullable(match),
                alternates,
                globs,
                onChange,
                retryFailed);
    }

    FeedOptions feedOptions() {
        return new FeedOptions(maxFeedSize, maxPages, alternates);
    }
}
