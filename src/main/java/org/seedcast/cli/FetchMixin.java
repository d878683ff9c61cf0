package org.seedcast.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.HttpOptions;
import org.seedcast.config.Rate;
import org.seedcast.config.Size;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How files are fetched; the same for every command that does. */
@Command(addMethodSubcommands = false)
final class FetchMixin {
    @Option(
            names = "--max-file-size",
            paramLabel = "SIZE",
            defaultValue = "8GiB",
            converter = Converters.ToSize.class,
            description = "A larger file is not fetched. Default: ${DEFAULT-VALUE}")
    Size maxFileSize = HttpOptions.USUAL.maxFileSize();

    @Option(
            names = "--retries",
            paramLabel = "N",
            defaultValue = "5",
            description = "Tries after the first one, with longer and longer waits. Default: ${DEFAULT-VALUE}")
    int retries = HttpOptions.USUAL.retries();

    @Option(
            names = "--connect-timeout",
            paramLabel = "DURATION",
            defaultValue = "15s",
            converter = Converters.ToDuration.class,
            description = "How long a connection may take to come about. Default: ${DEFAULT-VALUE}")
    Duration connectTimeout = HttpOptions.USUAL.connectTimeout();

    @Option(
            names = "--stall-timeout",
            paramLabel = "DURATION",
            defaultValue = "30s",
            converter = Converters.ToDuration.class,
            description = "How long a server may be silent. Default: ${DEFAULT-VALUE}")
    Duration stallTimeout = HttpOptions.USUAL.stallTimeout();

    @Option(
            names = "--min-rate",
            paramLabel = "RATE",
            defaultValue = "1KiB",
            converter = Converters.ToRate.class,
            description = "A download slower than this for the stall timeout is tried again; 0 allows any. Default:"
                    + " ${DEFAULT-VALUE}")
    Rate minRate = HttpOptions.USUAL.minRate();

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            description = "Sent to the host of the feed, and to no other; repeatable.")
    List<String> headers = List.of();

    @Option(
            names = "--user-agent",
            paramLabel = "TEXT",
            description = "Who asks. Default: seedcast with its version and address.")
    @Nullable
    String userAgent;

    @Option(
            names = "--allow-http-downgrade",
            description = "Follow redirects from https to http, where anybody on the way can change the bytes.")
    boolean allowHttpDowngrade;

    @Option(
            names = "--private-feed",
            description =
                    "Mirror a feed that is meant for one subscriber; the site names no address with a secret in it.")
    boolean privateFeed;

    HttpOptions options() {
        return new HttpOptions(
                retries,
                connectTimeout,
                stallTimeout,
                minRate,
                maxFileSize,
                allowHttpDowngrade,
                headers,
                Optional.ofNullable(userAgent));
    }
}
