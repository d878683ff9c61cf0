package org.seedcast.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.seedcast.app.torrent.Destination;
import org.seedcast.app.torrent.TorrentRequest;
import org.seedcast.app.torrent.TorrentService;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.CommandSpecs;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionCheck;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.cli.output.HashingCount;
import org.seedcast.config.Change;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.make.MetainfoOptions;
import org.seedcast.torrent.make.Recipe;
import picocli.CommandLine.Model.CommandSpec;

/** {@code seedcast torrent}. */
final class TorrentCommand implements Callable<Integer> {
    private static final String STDOUT = "-";

    private final OutputStream stdout;

    private final SeedcastCommand parent;

    private final Values<Path> paths =
            Values.operands(0, "PATH", OptionParsers::path, "Files and directories, one torrent each.");

    private final Value<String> output = Value.text(
            "-o --output",
            "FILE",
            "File to write; a directory for several torrents, - for standard output. Default: NAME.torrent in the "
                    + "current directory.");

    private final Flag each = Flag.of("--each", "Make a torrent of each file in a directory.");

    private final Value<PieceLength> pieceLength = Value.of(
            "--piece-length",
            "SIZE",
            PieceLength::parse,
            "A power of two from 16KiB to 16MiB. Default: one that makes about a thousand pieces.");

    private final Flag isPrivate =
            Flag.of("--private", "Use only the trackers to find peers: no DHT, no peer exchange.");

    private final Value<String> source =
            Value.text("--source", "TEXT", "Distinguishes the torrent from others of the same files.");

    private final MetainfoArguments label = new MetainfoArguments();

    private final TreeArguments tree = new TreeArguments();

    private final Value<Path> library = Value.of(
            "--library",
            "DIR",
            OptionParsers::directory,
            "Add it to this library, its feed and its page, instead of writing a file; created if missing. The "
                    + "content stays where it is.");

    private final ShowArguments show = new ShowArguments();

    private final ReleaseArguments release = new ReleaseArguments();

    private final HandArguments hand = new HandArguments();

    private final Flag trustHooks = HookArguments.trust();

    private final Flag magnet = Flag.of("--magnet", "Print the magnet link as well.");

    private final Value<Integer> threads = Value.number("-j", "N", "Hashing threads. Default: one per core.");

    private final Flag force = Flag.of(
            "--force",
            "Replace an existing .torrent; make a private one without a tracker; add a retired release to a library "
                    + "again.");

    private final Flag dryRun = Flag.of("--dry-run", "Only report what would be done; read no file, write nothing.");

    private final Flag seed = Flag.of("--seed", "Seed it at once.");

    private final SeedingArguments seeding = new SeedingArguments();

    private final Values<String> allowNet = Values.texts(
            "--allow-net",
            "CIDR",
            "Private addresses whose peers may be connected to, such as 192.168.6.0/24; repeatable.");

    TorrentCommand(SeedcastCommand parent, OutputStream stdout) {
        this.parent = parent;
        this.stdout = stdout;
    }

    CommandSpec spec() {
        List<Argument> arguments = new ArrayList<>(List.of(paths, output, each, pieceLength, isPrivate, source));
        arguments.addAll(label.all());
        arguments.addAll(tree.all());
        arguments.add(library);
        arguments.addAll(release.all());
        arguments.addAll(show.all());
        arguments.addAll(hand.all());
        arguments.addAll(List.of(trustHooks, magnet, threads, force, dryRun, seed));
        arguments.addAll(seeding.all());
        arguments.add(allowNet);
        return CommandSpecs.of(
                this,
                "torrent",
                arguments,
                "Makes a .torrent of each file or directory.",
                "The same files under the same names give the same info-hash everywhere. Files left out of a "
                        + "directory are listed; a file that changes while it is hashed fails the torrent.");
    }

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        TorrentRequest request = request();
        if (request.destination() instanceof Destination.ToStdout) {
            parent.takeOut();
        }
        try (Run run = Run.of(parent, new HashingCount())) {
            TorrentService service = run.wiring().torrent();
            if (parent.global.verbose.isGiven()) {
                service.tellOfProcessor();
            }
            return service.run(request, this::write).code();
        }
    }

    private TorrentRequest request() throws WrongUse {
        MetainfoOptions around = OptionCheck.of(label::label);
        if (isPrivate.isGiven() && around.trackers().isEmpty() && !force.isGiven()) {
            throw new WrongUse(
                    "a private torrent without a tracker: no client could find its peers",
                    "give one with --tracker, or insist with --force");
        }
        boolean several = paths.all().size() > 1 || each.isGiven();
        if (several && around.webSeeds().stream().anyMatch(seed -> !seed.isFolder())) {
            throw new WrongUse(
                    "one --web-seed cannot serve several torrents",
                    "give the folder that holds them, with a slash at the end");
        }
        Optional<String> ofOne = Argument.firstGiven(release.all());
        if (several && ofOne.isPresent()) {
            throw new WrongUse(
                    ofOne.get() + " describes one release, and there are several",
                    "describe each in a text beside it: NAME.txt for NAME.mp3, or for the directory NAME");
        }
        Destination destination = destination();
        Recipe recipe = new Recipe(pieceLength.get(), isPrivate.isGiven(), source.get());
        int cores = Runtime.getRuntime().availableProcessors();
        return OptionCheck.of(() -> new TorrentRequest(
                paths.all(),
                each.isGiven(),
                tree.rules(),
                recipe,
                around,
                destination,
                threads.or(cores),
                dryRun.isGiven(),
                magnet.isGiven(),
                seeding()));
    }

    private Optional<SeedingOptions> seeding() {
        if (seed.isGiven() && isToStdout()) {
            throw new IllegalArgumentException("--seed needs a .torrent file, and -o - writes none");
        }
        Optional<SeedingOptions> asked = seeding.ifAsked(seed, allowNet.all());
        return hand.isOnly() ? Optional.empty() : asked;
    }

    private Destination destination() throws WrongUse {
        if (library.isGiven()) {
            if (output.isGiven()) {
                throw new WrongUse("-o and --library exclude each other", null);
            }
            return new Destination.ToLibrary(
                    library.required(),
                    force.isGiven(),
                    isPrivate.isGiven() ? Change.none() : label.trackers(),
                    show.options(),
                    release.words(),
                    trustHooks.isGiven(),
                    OptionCheck.of(hand::options));
        }
        List<Argument> arguments = new ArrayList<>(release.all());
        arguments.addAll(show.all());
        arguments.addAll(hand.all());
        arguments.add(trustHooks);
        Optional<String> ofLibrary = Argument.firstGiven(arguments);
        if (ofLibrary.isPresent()) {
            throw new WrongUse(ofLibrary.get() + " needs --library", null);
        }
        if (!isToStdout()) {
            return new Destination.ToFiles(output.get().map(Path::of), force.isGiven());
        }
        if (parent.global.json.isGiven()) {
            throw new WrongUse("--json and -o - exclude each other: both write to standard output", null);
        }
        if (paths.all().size() > 1 || each.isGiven()) {
            throw new WrongUse("-o - writes one torrent, and there are several", null);
        }
        return new Destination.ToStdout();
    }

    private boolean isToStdout() {
        return output.or("").equals(STDOUT);
    }

    private void write(byte[] torrent) throws IOException {
        stdout.write(torrent);
        stdout.flush();
    }
}
