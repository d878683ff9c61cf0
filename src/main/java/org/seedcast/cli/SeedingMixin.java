package org.seedcast.cli;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.SeedingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of every command that seeds. */
@Command
final class SeedingMixin {
    @Option(
            names = "--port",
            paramLabel = "N",
            description = "TCP port for peers; 0 for any free one. Default: the first free one of 6881-6890.")
    @Nullable
    Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            converter = Converters.ToAddress.class,
            description = "Listen on this address only. Default: all.")
    @Nullable
    InetAddress bind;

    @Option(names = "--no-dht", description = "Do not use the DHT; peers come from trackers only.")
    boolean noDht;

    @Option(
            names = "--seed-for",
            paramLabel = "DURATION",
            converter = Converters.ToDuration.class,
            description = "End after this time, such as 12h or 7d.")
    @Nullable
    Duration seedFor;

    SeedingOptions options() {
        return new SeedingOptions(
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                Optional.ofNullable(bind),
                !noDht,
                Optional.ofNullable(seedFor));
    }
}
