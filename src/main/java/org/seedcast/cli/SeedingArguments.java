package org.seedcast.cli;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.DurationText;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.config.ListenOptions;
import org.seedcast.config.Rate;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.Size;
import org.seedcast.config.StopRules;
import org.seedcast.config.UploadOptions;

/** The options of every command that seeds. */
final class SeedingArguments {
    private final Value<Integer> port = Value.number(
            "--port", "N", "TCP port for peers; 0 for any free one. Default: the first free port in 6881-6890.");

    private final Value<InetAddress> bind =
            Value.of("--bind", "ADDR", OptionParsers::address, "Listen on this address only. Default: all.");

    private final Flag noDht = Flag.of("--no-dht", "Disable the DHT.");

    private final Flag noLsd =
            Flag.of("--no-lsd", "Disable local discovery: do not announce to clients in the same network.");

    private final Value<Rate> uploadLimit = Value.of(
            "--upload-limit", "RATE", Rate::parse, "Upload limit per second, such as 2MiB. Default: no limit.");

    private final Value<Rate> torrentUploadLimit =
            Value.of("--torrent-upload-limit", "RATE", Rate::parse, "The same for each torrent. Default: no limit.");

    private final Value<Integer> maxPeers = Value.number("--max-peers", "N", "Limit on connected peers. Default: 1000");

    private final Value<Integer> peersPerTorrent =
            Value.number("--peers-per-torrent", "N", "Limit on connected peers per torrent. Default: 100");

    private final Value<Size> peerMemory = Value.of(
            "--peer-memory",
            "SIZE",
            Size::parse,
            "Memory for all peers together; over it, those that hold most and accept least are dropped. Default: a "
                    + "quarter of the heap");

    private final Flag superSeed = Flag.of(
            "--super-seed",
            "Super-seed: upload a torrent that nobody else has whole piece by piece, so that the first copies cost "
                    + "least.");

    private final Value<Duration> seedFor =
            Value.of("--seed-for", "DURATION", DurationText::parse, "Stop after this time, such as 12h or 7d.");

    private final Value<Double> seedRatio = Value.of(
            "--seed-ratio",
            "R",
            OptionParsers::decimal,
            "Stop seeding a torrent once R times its size was uploaded in total.");

    private final Value<Integer> seedCopies =
            Value.number("--seed-copies", "N", "Stop seeding a torrent once N complete copies are seen elsewhere.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(
                port,
                bind,
                noDht,
                noLsd,
                uploadLimit,
                torrentUploadLimit,
                maxPeers,
                peersPerTorrent,
                peerMemory,
                superSeed,
                seedFor,
                seedRatio,
                seedCopies);
    }

    /** Returns the options where seeding has to be requested by {@code seed}: without it, any of them is an error. */
    Optional<SeedingOptions> ifAsked(Flag seed, List<String> allowNet) {
        if (seed.isGiven()) {
            return Optional.of(options(allowNet));
        }
        Argument.firstGiven(all()).ifPresent(given -> {
            throw new IllegalArgumentException(given + " needs --seed");
        });
        return Optional.empty();
    }

    /** @param allowNet address ranges whose peers may be connected to although they are private */
    SeedingOptions options(List<String> allowNet) {
        return new SeedingOptions(
                new ListenOptions(optional(port), bind.get(), !noDht.isGiven(), !noLsd.isGiven()),
                new UploadOptions(
                        uploadLimit.get(),
                        torrentUploadLimit.get(),
                        optional(maxPeers),
                        optional(peersPerTorrent),
                        peerMemory.get(),
                        superSeed.isGiven()),
                new StopRules(
                        seedFor.get(),
                        seedRatio.isGiven() ? OptionalDouble.of(seedRatio.required()) : OptionalDouble.empty(),
                        optional(seedCopies)),
                allowNet);
    }

    private static OptionalInt optional(Value<Integer> number) {
        return number.isGiven() ? OptionalInt.of(number.required()) : OptionalInt.empty();
    }
}
