package org.seedcast.cli;

import java.time.Duration;
import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.DurationText;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.config.HttpOptions;
import org.seedcast.config.Rate;
import org.seedcast.config.Size;

/** Options for fetching files; the same for every command that does. */
final class FetchArguments {
    private final Value<Size> maxFileSize =
            Value.of("--max-file-size", "SIZE", Size::parse, "Skip larger files. Default: 8GiB");

    private final Value<Integer> retries =
            Value.number("--retries", "N", "Retries after the first try, with increasing delays. Default: 5");

    private final Value<Duration> connectTimeout =
            Value.of("--connect-timeout", "DURATION", DurationText::parse, "Time limit for connecting. Default: 15s");

    private final Value<Duration> stallTimeout =
            Value.of("--stall-timeout", "DURATION", DurationText::parse, "Longest silence of a server. Default: 30s");

    private final Value<Rate> minRate = Value.of(
            "--min-rate",
            "RATE",
            Rate::parse,
            "Retry a download that is slower than this for the stall timeout; 0 allows any rate. Default: 1KiB");

    private final Values<String> headers =
            Values.texts("--header", "NAME:VALUE", "Header for the host of the feed, and no other; repeatable.");

    private final Value<String> userAgent = Value.text(
            "--user-agent", "TEXT", "User agent of requests. Default: seedcast with its version and address.");

    private final Flag allowHttpDowngrade = Flag.of(
            "--allow-http-downgrade",
            "Follow redirects from https to http, where anyone on the way can change the bytes.");

    final Flag privateFeed = Flag.of(
            "--private-feed", "Mirror a feed that is meant for one subscriber, and publish no address of its origin.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(
                maxFileSize,
                retries,
                connectTimeout,
                stallTimeout,
                minRate,
                headers,
                userAgent,
                allowHttpDowngrade,
                privateFeed);
    }

    HttpOptions options() {
        return new HttpOptions(
                retries.or(HttpOptions.USUAL.retries()),
                connectTimeout.or(HttpOptions.USUAL.connectTimeout()),
                stallTimeout.or(HttpOptions.USUAL.stallTimeout()),
                minRate.or(HttpOptions.USUAL.minRate()),
                maxFileSize.or(HttpOptions.USUAL.maxFileSize()),
                allowHttpDowngrade.isGiven(),
                headers.all(),
                userAgent.get());
    }
}
