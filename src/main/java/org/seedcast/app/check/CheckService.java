package org.seedcast.app.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.ExistingLibrary;
import org.seedcast.app.rescue.LostLibraries;
import org.seedcast.config.CheckOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.EpisodeState.Unusable;
import org.seedcast.library.Item;
import org.seedcast.library.store.Library;

/** Checks libraries, one after the other. Each is open only while it is read, and while it is mended. */
public final class CheckService {
    private final CheckJob job;
    private final OutputsFix outputsFix;
    private final WebSeedFix fix;
    private final LostLibraries lost;
    private final Consumer<Event> events;

    public CheckService(
            CheckJob job, OutputsFix outputsFix, WebSeedFix fix, LostLibraries lost, Consumer<Event> events) {
        this.lost = lost;
        this.job = job;
        this.outputsFix = outputsFix;
        this.fix = fix;
        this.events = events;
    }

    /**
     * Checks each library and returns the worst outcome. Findings made before an interruption are reported. A library
     * that cannot be checked does not prevent the others.
     */
    public ExitCode run(List<Path> directories, CheckOptions options) throws SeedcastException {
        Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
        for (Path directory : directories) {
            try {
                ExitCode code = check(directory, options);
                if (code == ExitCode.INTERRUPTED) {
                    return code;
                }
                codes.add(code);
            } catch (SeedcastException e) {
                if (directories.size() == 1 || e instanceof WrongUse) {
                    throw e;
                }
                events.accept(new Event.Problem(e));
                codes.add(e.exitCode());
            }
        }
        return worst(codes);
    }

    /** Wrong bytes are worse than not to know, and not to know is worse than what is known. */
    static ExitCode worst(Set<ExitCode> codes) {
        if (codes.contains(ExitCode.CONTENT_MISMATCH)) {
            return ExitCode.CONTENT_MISMATCH;
        }
        return codes.stream()
                .filter(code -> code != ExitCode.DONE && code != ExitCode.SOME_ITEMS_FAILED)
                .findFirst()
                .orElse(codes.contains(ExitCode.SOME_ITEMS_FAILED) ? ExitCode.SOME_ITEMS_FAILED : ExitCode.DONE);
    }

    private ExitCode check(Path directory, CheckOptions options) throws SeedcastException {
        ExitCode restored = options.fix() ? lost.restore(directory) : ExitCode.DONE;
        Inventory inventory = inventory(directory);
        List<SeedcastException> unusable = unusable(inventory);
        unusable.forEach(failure -> events.accept(new Event.Problem(failure)));
        CheckJob.Result result = job.run(inventory, options);
        CheckReport report = result.report();
        Set<ExitCode> codes = EnumSet.of(restored);
        try {
            if (options.fix() && report.whole()) {
                WebSeedFix.Mended outputs = outputsFix.fix(report);
                codes.add(outputs.code());
                report = outputs.report();
                WebSeedFix.Mended mended = fix.fix(report, result.wrongSeeds());
                report = mended.report();
                codes.add(mended.code());
            }
        } finally {
            // Also where the library could not be opened again: what was found was found.
            events.accept(new Event.Checked(report, false));
        }
        if (!report.whole()) {
            return ExitCode.INTERRUPTED;
        }
        codes.add(report.exitCode());
        codes.addAll(result.failures());
        unusable.forEach(failure -> codes.add(failure.exitCode()));
        return worst(codes);
    }

    /** Names the items that cannot be checked, as their rows make no sense. */
    private static List<SeedcastException> unusable(Inventory inventory) {
        List<SeedcastException> unusable = new ArrayList<>();
        for (Item item : inventory.items()) {
            if (item.state() instanceof Unusable state) {
                unusable.add(new SeedcastException(
                        ExitCode.SOME_ITEMS_FAILED,
                        "cannot check " + item.guid().value() + ": " + state.reason()));
            }
        }
        return unusable;
    }

    private static Inventory inventory(Path directory) throws SeedcastException {
        try (Library library = Library.read(ExistingLibrary.in(directory))) {
            return Inventory.of(library);
        }
    }
}
