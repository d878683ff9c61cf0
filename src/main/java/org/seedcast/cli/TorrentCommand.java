package org.seedcast.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.Destination;
import org.seedcast.app.Label;
import org.seedcast.app.TorrentRequest;
import org.seedcast.app.TorrentService;
import org.seedcast.app.WrongUse;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.make.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code seedcast torrent}. */
@Command(
        addMethodSubcommands = false,
        name = "torrent",
        description = {
            "Makes a .torrent of each file or directory.",
            "The same files under the same names give the same info-hash everywhere. What is left out of a directory is"
                    + " named; a file that changes while it is hashed ends it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class TorrentCommand implements Callable<Integer> {
    private static final String STDOUT = "-";

    private final OutputStream stdout;

    @ParentCommand
    @Nullable
    SeedcastCommand parent;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            converter = Converters.ToPath.class,
            description = "Files and directories, one torrent each.")
    List<Path> paths = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; a directory for several torrents, - for standard output. Default:"
                    + " NAME.torrent in the current directory.")
    @Nullable
    String output;

    @Option(names = "--each", description = "A torrent for each file of a directory.")
    boolean each;

    @Option(
            names = "--piece-length",
            paramLabel = "SIZE",
            converter = TorrentConverters.ToPieceLength.class,
            description = "A power of two from 16KiB to 16MiB. Default: what makes about a thousand pieces.")
    @Nullable
    PieceLength pieceLength;

    @Option(names = "--private", description = "Peers are to be had from the trackers alone: no DHT, no peer exchange.")
    boolean isPrivate;

    @Option(
            names = "--source",
            paramLabel = "TEXT",
            description = "Makes it another torrent than that of the same files elsewhere.")
    @Nullable
    String source;

    @Mixin
    LabelMixin label = new LabelMixin();

    @Mixin
    TreeMixin tree = new TreeMixin();

    @Option(
            names = "--library",
            paramLabel = "DIR",
            converter = Converters.ToDirectory.class,
            description =
                    "Put it into this library, its feed and its page, in place of a file; it is made when missing."
                            + " The files stay where they are.")
    @Nullable
    Path library;

    @Mixin
    ShowMixin show = new ShowMixin();

    @Option(names = "--magnet", description = "Tell the magnet link, too.")
    boolean magnet;

    @Option(names = "-j", paramLabel = "N", description = "Threads that hash. Default: one for each core.")
    @Nullable
    Integer threads;

    @Option(
            names = "--force",
            description =
                    "Replace a .torrent that is there; make a private one without a tracker; put into a library what was"
                            + " retired from it.")
    boolean force;

    @Option(names = "--dry-run", description = "Only say what would be done; read no file, write nothing.")
    boolean dryRun;

    @Option(names = "--seed", description = "Seed it right away.")
    boolean seed;

    @Mixin
    SeedingMixin seeding = new SeedingMixin();

    @Option(
            names = "--allow-net",
            paramLabel = "CIDR",
            description = "Private addresses whose peers may be connected to, such as 192.168.6.0/24; repeatable.")
    List<String> allowNet = List.of();

    TorrentCommand(OutputStream stdout) {
        this.stdout = stdout;
    }

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        TorrentRequest request = request();
        SeedcastCommand command = Objects.requireNonNull(parent, "every command has a parent");
        if (request.destination() instanceof Destination.ToStdout) {
            command.takeOut();
        }
        try (Run run = Run.of(parent, new HashingCount())) {
            TorrentService service = run.wiring().torrent();
            if (command.global.verbose) {
                service.tellOfProcessor();
            }
            return service.run(request, this::write).code();
        }
    }

    private TorrentRequest request() throws WrongUse {
        Label around = Checked.of(label::label);
        if (isPrivate && around.trackers().isEmpty() && !force) {
            throw new WrongUse(
                    "a private torrent without a tracker: nobody could find its peers",
                    "name one with --tracker, or insist with --force");
        }
        if (paths.size() + (each ? 1 : 0) > 1 && around.webSeeds().stream().anyMatch(seed -> !seed.isFolder())) {
            throw new WrongUse(
                    "one --web-seed cannot be the address of several torrents",
                    "name the folder they lie in, with a slash at the end");
        }
        Destination destination = destination();
        Recipe recipe = new Recipe(Optional.ofNullable(pieceLength), isPrivate, Optional.ofNullable(source));
        int cores = Runtime.getRuntime().availableProcessors();
        return Checked.of(() -> new TorrentRequest(
                paths,
                each,
                tree.rules(),
                recipe,
                around,
                destination,
                threads == null ? cores : threads,
                dryRun,
                magnet,
                seeding()));
    }

    private Optional<SeedingOptions> seeding() {
        Optional<String> given = seeding.given();
        if (given.isPresent() && !seed) {
            throw new IllegalArgumentException(given.get() + " says how to seed, and --seed is missing");
        }
        if (seed && STDOUT.equals(output)) {
            throw new IllegalArgumentException("--seed needs a .torrent, and -o - leaves none");
        }
        return seed ? Optional.of(seeding.options(allowNet)) : Optional.empty();
    }

    private Destination destination() throws WrongUse {
        if (library != null) {
            if (output != null) {
                throw new WrongUse("-o and --library exclude each other", null);
            }
            return new Destination.ToLibrary(library, force, show.options());
        }
        if (show.options().given().isPresent()) {
            throw new WrongUse(show.options().given().get() + " is of a library, and --library is missing", null);
        }
        if (!STDOUT.equals(output)) {
            return new Destination.ToFiles(Optional.ofNullable(output).map(Path::of), force);
        }
        if (parent != null && parent.global.json) {
            throw new WrongUse("--json and -o - exclude each other: there is one standard output", null);
        }
        if (paths.size() > 1 || each) {
            throw new WrongUse("-o - takes one torrent, and there are several", null);
        }
        return new Destination.ToStdout();
    }

    private void write(byte[] torrent) throws IOException {
        stdout.write(torrent);
        stdout.flush();
    }
}
