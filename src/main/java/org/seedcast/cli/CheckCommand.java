package org.seedcast.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.CommandSpecs;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionCheck;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.cli.output.CheckCount;
import org.seedcast.config.CheckOptions;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code seedcast check}. */
final class CheckCommand implements Callable<Integer> {
    private final SeedcastCommand parent;

    private final Values<Path> directories = Values.operands(
            0, "DIR", OptionParsers::directory, "Libraries made by mirror or torrent; checked one after the other.");

    private final Values<CheckPart> only = Values.lists(
            "--only",
            "PART",
            CheckPart::parse,
            "Check only this: " + CheckPart.names() + "; repeatable, or with commas.");

    private final Flag offline = Flag.of("--offline", "Contact no other machine: check only files and waiting items.");

    private final Flag quick = Flag.of("--quick", "Treat files as unchanged if their size and time are the same.");

    private final Value<Integer> pieces =
            Value.number("--pieces", "N", "Pieces to fetch from each web seed, chosen at random. Default: 3");

    private final Value<URI> baseUrl = Value.of(
            "--base-url",
            "URL",
            OptionParsers::webUrl,
            "Address of the published site for this check. Default: the library's.");

    private final Flag fix = Flag.of(
            "--fix",
            "Rewrite damaged or missing feeds, pages, .torrents and seed.json, and remove web seeds that serve other"
                    + " bytes from .torrents, magnet links and feeds: origins and those of releases, not --media-url."
                    + " Restore a missing or damaged library.db from its copy, or from what is published."
                    + " Downloads nothing.");

    private final Value<Integer> threads = Value.number("-j", "N", "Hashing threads. Default: one per core.");

    private final Values<String> allowNet = Values.texts(
            "--allow-net", "CIDR", "Private addresses that origins may have, such as 192.168.6.0/24; repeatable.");

    private final Flag allowHttpDowngrade = Flag.of("--allow-http-downgrade", "Follow redirects from https to http.");

    CheckCommand(SeedcastCommand parent) {
        this.parent = parent;
    }

    CommandSpec spec() {
        List<Argument> arguments =
                List.of(directories, only, offline, quick, pieces, baseUrl, fix, threads, allowNet, allowHttpDowngrade);
        return CommandSpecs.of(
                this,
                "check",
                arguments,
                "Checks everything that libraries publish: hashes every file again, queries the origins, fetches "
                        + "pieces from the web seeds, queries the trackers, and compares the published site with "
                        + "the one here.",
                "Writes nothing unless --fix is given, and blocks no mirror or seeder. Exits with 6 if bytes are "
                        + "wrong, with 3 if something else is, and with 0 if at most hints are left.");
    }

    @Override
    public Integer call() throws SeedcastException {
        CheckOptions options = OptionCheck.of(this::options);
        try (Run run = Run.of(parent, new CheckCount())) {
            return run.wiring().check().run(directories.all(), options).code();
        }
    }

    private CheckOptions options() {
        Set<CheckPart> parts = only.isGiven() ? EnumSet.copyOf(only.all()) : EnumSet.allOf(CheckPart.class);
        if (offline.isGiven()) {
            parts.removeIf(CheckPart::needsNetwork);
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("--offline leaves nothing of --only to check");
        }
        int cores = Runtime.getRuntime().availableProcessors();
        return new CheckOptions(
                parts,
                quick.isGiven(),
                pieces.or(3),
                threads.or(cores),
                baseUrl.get().map(CheckCommand::asDirectory),
                allowNet.all(),
                allowHttpDowngrade.isGiven(),
                fix.isGiven());
    }

    private static URI asDirectory(URI url) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }
}
