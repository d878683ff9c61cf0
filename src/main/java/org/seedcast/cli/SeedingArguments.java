package org.seedcast.cli;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Converters;
import org.seedcast.cli.option.DurationText;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.Value;
import org.seedcast.config.Listening;
import org.seedcast.config.Rate;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.Sharing;
import org.seedcast.config.Size;
import org.seedcast.config.StopRules;

/** The options of every command that seeds. */
final class SeedingArguments {
    private final Value<Integer> port = Value.number(
            "--port", "N", "TCP port for peers; 0 for any free one. Default: the first free one of 6881-6890.");

    private final Value<InetAddress> bind =
            Value.of("--bind", "ADDR", Converters::address, "Listen on this address only. Default: all.");

    private final Flag noDht = Flag.of("--no-dht", "Do not use the DHT; peers come from trackers only.");

    private final Flag noLsd = Flag.of("--no-lsd", "Do not tell clients in the same network what is seeded here.");

    private final Value<Rate> uploadLimit = Value.of(
            "--upload-limit",
            "RATE",
            Rate::parse,
            "Send no more than this, such as 2MiB, which is per second. Default: no limit.");

    private final Value<Rate> torrentUploadLimit =
            Value.of("--torrent-upload-limit", "RATE", Rate::parse, "The same for each torrent. Default: no limit.");

    private final Value<Integer> maxPeers =
            Value.number("--max-peers", "N", "Peers connected at a time. Default: 1000");

    private final Value<Integer> peersPerTorrent =
            Value.number("--peers-per-torrent", "N", "Peers connected at a time to one torrent. Default: 100");

    private final Value<Size> peerMemory = Value.of(
            "--peer-memory",
            "SIZE",
            Size::parse,
            "What all peers together may take of memory; those that hold most and take least are left. Default: a quarter"
                    + " of the heap");

    private final Flag superSeed = Flag.of(
            "--super-seed",
            "Give out a torrent nobody else has whole piece by piece, so that the first copies cost least.");

    private final Value<Duration> seedFor =
            Value.of("--seed-for", "DURATION", DurationText::parse, "End after this time, such as 12h or 7d.");

    private final Value<Double> seedRatio = Value.of(
            "--seed-ratio", "R", Converters::decimal, "End a torrent when R times its size was uploaded, since ever.");

    private final Value<Integer> seedCopies =
            Value.number("--seed-copies", "N", "End a torrent when N complete copies are seen elsewhere.");

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

    /** Where seeding has to be asked for by {@code seed}: none of these says anything without it. */
    Optional<SeedingOptions> ifAsked(Flag seed, List<String> allowNet) {
        if (seed.isGiven()) {
            return Optional.of(options(allowNet));
        }
        Argument.firstGiven(all()).ifPresent(given -> {
            throw new IllegalArgumentException(given + " says how to seed, and --seed is missing");
        });
        return Optional.empty();
    }

    /** @param allowNet address ranges whose peers may be connected to although they are private */
    SeedingOptions options(List<String> allowNet) {
        return new SeedingOptions(
                new Listening(optional(port), bind.get(), !noDht.isGiven(), !noLsd.isGiven()),
                new Sharing(
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
