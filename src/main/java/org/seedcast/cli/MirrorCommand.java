package org.seedcast.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.seedcast.app.mirror.MirrorRequest;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.CommandSpecs;
import org.seedcast.cli.option.DurationText;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionCheck;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.config.FetchOptions;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;
import picocli.CommandLine.Model.CommandSpec;

/** {@code seedcast mirror}. */
final class MirrorCommand implements Callable<Integer> {
    /** A feed is somebody's server; nothing in it is that urgent. */
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private final SeedcastCommand parent;

    private final Value<FeedLocation> feed = Value.optionalOperand(
            "FEED",
            FeedLocation::parse,
            "RSS or Atom: an http or https URL, or a file. Default: the feed the library has.");

    private final Value<Path> directory =
            Value.of("-d --dir", "DIR", OptionParsers::directory, "The library's directory. Default: ./seedcast");

    private final SelectionArguments selection = new SelectionArguments();

    private final PublishingArguments publishing = new PublishingArguments();

    private final Flag seed = Flag.of("--seed", "Keep seeding the library.");

    private final SeedingArguments seeding = new SeedingArguments();

    private final Value<Duration> every = Value.of(
            "--every",
            "DURATION",
            DurationText::parse,
            "Keep running, and read the feed again at this interval, such as 1h; with or without --seed.");

    private final Value<Integer> parallel = Value.number("-j", "N", "Downloads at a time. Default: 4");

    private final Flag retryFailed =
            Flag.of("--retry-failed", "Retry failed items now; otherwise they wait for 1 hour, doubling up to 7 days.");

    private final Values<String> allowNet = Values.texts(
            "--allow-net", "CIDR", "Private addresses that may be reached, such as 192.168.6.0/24; repeatable.");

    private final FetchArguments fetching = new FetchArguments();

    private final Flag moved = Flag.of("--moved", "FEED is the new address of the library's show.");

    private final Flag dryRun = Flag.of("--dry-run", "Only report what would be done; create nothing.");

    MirrorCommand(SeedcastCommand parent) {
        this.parent = parent;
    }

    CommandSpec spec() {
        List<Argument> arguments = new ArrayList<>(List.of(feed, directory));
        arguments.addAll(selection.all());
        arguments.addAll(publishing.all());
        arguments.add(seed);
        arguments.addAll(seeding.all());
        arguments.addAll(List.of(every, parallel, retryFailed, allowNet));
        arguments.addAll(fetching.all());
        arguments.addAll(List.of(moved, dryRun));
        return CommandSpecs.of(
                this,
                "mirror",
                arguments,
                "Reads a feed, downloads new files, makes torrents of them and writes the site.",
                "A run with nothing new costs one request and changes nothing, so it suits cron.");
    }

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        try (Run run = Run.of(parent)) {
            return run.wiring().mirror().run(OptionCheck.of(this::request)).code();
        }
    }

    private MirrorRequest request() {
        return new MirrorRequest(
                directory.or(Path.of("seedcast")),
                feed.get(),
                selection.selection(retryFailed.isGiven()),
                new FetchOptions(
                        parallel.or(4),
                        allowNet.all(),
                        selection.feedOptions(),
                        fetching.options(),
                        fetching.privateFeed.isGiven()),
                publishing.options(),
                dryRun.isGiven(),
                moved.isGiven(),
                every(),
                seeding());
    }

    private Optional<SeedingOptions> seeding() {
        Optional<SeedingOptions> asked = seeding.ifAsked(seed, allowNet.all());
        return publishing.hand.isOnly() ? Optional.empty() : asked;
    }

    private Optional<Duration> every() {
        if (every.or(OFTEN).compareTo(OFTEN) < 0) {
            throw new IllegalArgumentException("--every takes at least 1m");
        }
        if (every.isGiven() && dryRun.isGiven()) {
            throw new IllegalArgumentException("--every and --dry-run exclude each other");
        }
        return every.get();
    }
}
