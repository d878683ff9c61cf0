package org.seedcast.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seedcast.config.CheckOptions;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code seedcast check}. */
@Command(
        name = "check",
        description = {
            "Looks whether all that libraries publish is true: hashes every file again, asks the origins, fetches pieces"
                    + " from the web seeds, asks the trackers, and compares the published site with the one here.",
            "Writes nothing unless --fix is given, and keeps no mirror or seeder waiting. Ends with 6 where bytes are"
                    + " wrong, with 3 where something else is, with 0 where at most hints are left."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    SeedcastCommand parent;

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            converter = Converters.ToDirectory.class,
            description = "Libraries, as mirror makes them; one after the other.")
    List<Path> directories = List.of();

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Check only this: ${COMPLETION-CANDIDATES}; repeatable, or with commas.")
    List<CheckPart> only = List.of();

    @Option(names = "--offline", description = "Ask no other machine: check files and waiting items only.")
    boolean offline;

    @Option(names = "--quick", description = "Take files for unchanged whose size and time are what they were.")
    boolean quick;

    @Option(
            names = "--pieces",
            paramLabel = "N",
            defaultValue = "3",
            description = "Pieces to fetch from each web seed, chosen by chance. Default: ${DEFAULT-VALUE}")
    int pieces = 3;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            converter = Converters.ToWebUrl.class,
            description = "Where to look for the published site this time. Default: what the library remembers.")
    @Nullable
    URI baseUrl;

    @Option(
            names = "--fix",
            description = "Take web seeds that serve other bytes out of .torrents, magnet links and feeds: origins and"
                    + " those of releases, not --media-url. Nothing is downloaded again.")
    boolean fix;

    @Option(names = "-j", paramLabel = "N", description = "Threads that hash. Default: one for each core.")
    @Nullable
    Integer threads;

    @Option(
            names = "--allow-net",
            paramLabel = "CIDR",
            description = "Private addresses at which origins may be asked, such as 192.168.6.0/24; repeatable.")
    List<String> allowNet = List.of();

    @Option(names = "--allow-http-downgrade", description = "Follow redirects from https to http.")
    boolean allowHttpDowngrade;

    @Override
    public Integer call() throws SeedcastException {
        CheckOptions options = Checked.of(this::options);
        try (Run run = Run.of(parent, new CheckCount())) {
            return run.wiring().check().run(directories, options).code();
        }
    }

    private CheckOptions options() {
        Set<CheckPart> parts = only.isEmpty() ? EnumSet.allOf(CheckPart.class) : EnumSet.copyOf(only);
        if (offline) {
            parts.removeIf(CheckPart::needsNetwork);
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("--offline leaves nothing of --only to check");
        }
        int cores = Runtime.getRuntime().availableProcessors();
        return new CheckOptions(
                parts,
                quick,
                pieces,
                threads == null ? cores : threads,
                Optional.ofNullable(baseUrl).map(CheckCommand::asDirectory),
                allowNet,
                allowHttpDowngrade,
                fix);
    }

    private static URI asDirectory(URI url) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }
}
