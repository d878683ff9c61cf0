package org.seedcast.app.check;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.seedcast.announce.tracker.TrackerQuery;
import org.seedcast.app.event.CheckReport;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.PartCount;
import org.seedcast.app.work.Workers;
import org.seedcast.config.CheckOptions;
import org.seedcast.config.CheckPart;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.progress.Progress;

/** Checks everything that a library publishes. Writes nothing, and blocks no writer. */
public final class CheckJob {
    /** Requests to one host at a time: a look is little beside a download, but there are thousands. */
    private static final int PER_HOST = 4;

    private final CheckTools.Factory factory;
    private final Progress progress;
    private final InstantSource clock;
    private final Consumer<Event> events;

    public CheckJob(CheckTools.Factory factory, Progress progress, InstantSource clock, Consumer<Event> events) {
        this.factory = factory;
        this.progress = progress;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The result of the job.
     *
     * @param wrongSeeds web seeds that serve other bytes
     * @param failures of parts that could not be checked, told already
     */
    record Result(CheckReport report, List<WebSeedOf> wrongSeeds, Set<ExitCode> failures) {}

    /** An interruption ends it with what was found so far, and the report is not whole. */
    Result run(Inventory inventory, CheckOptions options) throws SeedcastException {
        Look look = new Look(inventory, options, factory.of(inventory, options));
        boolean whole = look.all();
        Path root = inventory.layout().root();
        return new Result(
                new CheckReport(root, look.tallies, look.findings, look.bytes.get(), look.elapsed(), whole),
                look.wrongSeeds,
                look.failures);
    }

    /** One run. */
    private final class Look {
        private final Inventory inventory;
        private final CheckOptions options;
        private final CheckTools tools;
        private final Workers workers;
        private final Steps steps = (part, done, all) -> events.accept(new Event.Checking(part, done, all));
        private final Instant begun = clock.instant();
        private final List<PartCount> tallies = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final AtomicLong bytes = new AtomicLong();
        private final Set<ExitCode> failures = EnumSet.noneOf(ExitCode.class);
        private List<WebSeedOf> wrongSeeds = List.of();

        Look(Inventory inventory, CheckOptions options, CheckTools tools) {
            this.inventory = inventory;
            this.options = options;
            this.tools = tools;
            this.workers = new Workers(PER_HOST, tools.cancel());
        }

        /** @return whether it came to its end */
        boolean all() {
            try {
                for (CheckPart part : CheckPart.values()) {
                    if (options.parts().contains(part)
                            && (part != CheckPart.CLIENTS || inventory.hand().isUsed())) {
                        checkIfPossible(part);
                    }
                }
                return true;
            } catch (InterruptedException e) {
                // The run ends here, and says so.
                return false;
            }
        }

        /** Checks one part; one that cannot be checked does not prevent the others. */
        private void checkIfPossible(CheckPart part) throws InterruptedException {
            try {
                tallies.add(check(part));
            } catch (SeedcastException e) {
                failures.add(e.exitCode());
                events.accept(new Event.Problem(e));
            } catch (RuntimeException | Error e) {
                failures.add(ExitCode.SOME_ITEMS_FAILED);
                events.accept(new Event.Problem(Unforeseen.of("cannot check " + part, e)));
            }
        }

        private PartCount check(CheckPart part) throws SeedcastException, InterruptedException {
            return switch (part) {
                case FILES ->
                    new FilesCheck(options.threads(), options.quick(), progress)
                            .run(inventory, this::found, bytes::addAndGet);
                case ORIGINS -> new OriginsCheck(tools.origins(), workers, steps).run(inventory, this::found);
                case WEB_SEEDS -> webSeeds();
                case TRACKERS -> trackers();
                case CLIENTS -> new ClientsCheck(tools.clients(), inventory, this::found).run(steps);
                case SITE ->
                    new SiteCheck(tools.copies(), workers, steps)
                            .run(inventory, options.baseUrl().or(inventory.settings()::baseUrl), this::found);
                case WAITING -> WaitingItems.tell(inventory, begun, this::found);
            };
        }

        private PartCount webSeeds() throws SeedcastException, InterruptedException {
            WebSeedsCheck check = new WebSeedsCheck(tools.ownSeeds(), tools.originSeeds(), workers, steps);
            try {
                return check.run(inventory, this::found);
            } finally {
                wrongSeeds = check.wrong();
            }
        }

        private PartCount trackers() throws SeedcastException, InterruptedException {
            WhitelistCheck.tell(inventory, this::found);
            try (TrackerQuery query = tools.trackers().get()) {
                return new TrackersCheck(query, workers, steps).run(inventory, this::found);
            }
        }

        private void found(Finding finding) {
            findings.add(finding);
            events.accept(new Event.CheckFound(finding));
        }

        private Duration elapsed() {
            return Duration.between(begun, clock.instant());
        }
    }
}
