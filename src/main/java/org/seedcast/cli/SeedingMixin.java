package org.seedcast.cli;

import java.lang.reflect.Field;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.Listening;
import org.seedcast.config.Rate;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.Sharing;
import org.seedcast.config.StopRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that seeds. */
@Command(addMethodSubcommands = false)
final class SeedingMixin {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

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
            names = "--upload-limit",
            paramLabel = "RATE",
            converter = Converters.ToRate.class,
            description = "Send no more than this, such as 2MiB, which is per second. Default: no limit.")
    @Nullable
    Rate uploadLimit;

    @Option(
            names = "--torrent-upload-limit",
            paramLabel = "RATE",
            converter = Converters.ToRate.class,
            description = "The same for each torrent. Default: no limit.")
    @Nullable
    Rate torrentUploadLimit;

    @Option(names = "--max-peers", paramLabel = "N", description = "Peers connected at a time. Default: 1000")
    @Nullable
    Integer maxPeers;

    @Option(
            names = "--peers-per-torrent",
            paramLabel = "N",
            description = "Peers connected at a time to one torrent. Default: 100")
    @Nullable
    Integer peersPerTorrent;

    @Option(
            names = "--super-seed",
            description =
                    "Give out a torrent nobody else has whole piece by piece, so that the first copies cost least.")
    boolean superSeed;

    @Option(
            names = "--seed-for",
            paramLabel = "DURATION",
            converter = Converters.ToDuration.class,
            description = "End after this time, such as 12h or 7d.")
    @Nullable
    Duration seedFor;

    @Option(
            names = "--seed-ratio",
            paramLabel = "R",
            description = "End a torrent when R times its size was uploaded, since ever.")
    @Nullable
    Double seedRatio;

    @Option(
            names = "--seed-copies",
            paramLabel = "N",
            description = "End a torrent when N complete copies are seen elsewhere.")
    @Nullable
    Integer seedCopies;

    /** One of these options that was given. */
    Optional<String> given() {
        return command.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> option.userObject() instanceof Field field
                        && field.getDeclaringClass().equals(SeedingMixin.class))
                .map(OptionSpec::longestName)
                .findFirst();
    }

    /** @param allowNet address ranges whose peers may be connected to although they are private */
    SeedingOptions options(List<String> allowNet) {
        return new SeedingOptions(
                new Listening(optional(port), Optional.ofNullable(bind), !noDht),
                new Sharing(
                        Optional.ofNullable(uploadLimit),
                        Optional.ofNullable(torrentUploadLimit),
                        optional(maxPeers),
                        optional(peersPerTorrent),
                        superSeed),
                new StopRules(
                        Optional.ofNullable(seedFor),
                        seedRatio == null ? OptionalDouble.empty() : OptionalDouble.of(seedRatio),
                        optional(seedCopies)),
                allowNet);
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
