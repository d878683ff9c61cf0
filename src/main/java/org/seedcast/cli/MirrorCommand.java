package org.seedcast.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.MirrorRequest;
import org.seedcast.config.FetchOptions;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code seedcast mirror}. */
@Command(
        addMethodSubcommands = false,
        name = "mirror",
        description = {
            "Reads a feed, downloads what is new, makes torrents of it and writes the site.",
            "A run with nothing new costs one request and changes nothing, so it can stand in cron."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class MirrorCommand implements Callable<Integer> {
    /** A feed is somebody's server; nothing in it is that urgent. */
    private static final Duration OFTEN = Duration.ofMinutes(1);

    @ParentCommand
    @Nullable
    SeedcastCommand parent;

    @Parameters(
            paramLabel = "FEED",
            arity = "0..1",
            converter = Converters.ToFeed.class,
            description = "RSS or Atom: an http or https URL, or a file. Default: the feed the library has.")
    @Nullable
    FeedLocation feed;

    @Option(
            names = {"-d", "--dir"},
            paramLabel = "DIR",
            defaultValue = "seedcast",
            converter = Converters.ToDirectory.class,
            description = "The library. Default: ./${DEFAULT-VALUE}")
    Path directory = Path.of("seedcast");

    @Mixin
    SelectionMixin selection = new SelectionMixin();

    @Mixin
    PublishingMixin publishing = new PublishingMixin();

    @Option(names = "--seed", description = "Go on seeding what the library holds.")
    boolean seed;

    @Mixin
    SeedingMixin seeding = new SeedingMixin();

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = Converters.ToDuration.class,
            description = "Stay, and read the feed again after this time, such as 1h; with or without --seed.")
    @Nullable
    Duration every;

    @Option(names = "-j", paramLabel = "N", defaultValue = "4", description = "Downloads at a time. Default: 4")
    int parallel = 4;

    @Option(
            names = "--retry-failed",
            description = "Try again at once what failed lately; otherwise it waits for 1 hour, doubling to 7 days.")
    boolean retryFailed;

    @Option(
            names = "--allow-net",
            paramLabel = "CIDR",
            description = "Private addresses that may be reached, such as 192.168.6.0/24; repeatable.")
    List<String> allowNet = List.of();

    @Mixin
    FetchMixin fetching = new FetchMixin();

    @Option(names = "--moved", description = "FEED is the new address of the library's show.")
    boolean moved;

    @Option(names = "--dry-run", description = "Only say what would be done; create nothing.")
    boolean dryRun;

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        try (Run run = Run.of(parent)) {
            return run.wiring().mirror().run(Checked.of(this::request)).code();
        }
    }

    private Optional<SeedingOptions> seeding() {
        Optional<String> given = seeding.given();
        if (given.isPresent() && !seed) {
            throw new IllegalArgumentException(given.get() + " says how to seed, and --seed is missing");
        }
        return seed ? Optional.of(seeding.options(allowNet)) : Optional.empty();
    }

    private MirrorRequest request() {
        return new MirrorRequest(
                directory,
                Optional.ofNullable(feed),
                selection.selection(retryFailed),
                new FetchOptions(parallel, allowNet, selection.feedOptions(), fetching.options(), fetching.privateFeed),
                publishing.options(),
                dryRun,
                moved,
                every(),
                seeding());
    }

    private Optional<Duration> every() {
        if (every != null && every.compareTo(OFTEN) < 0) {
            throw new IllegalArgumentException("--every takes at least 1m");
        }
        if (every != null && dryRun) {
            throw new IllegalArgumentException("--every and --dry-run exclude each other");
        }
        return Optional.ofNullable(every);
    }
}
