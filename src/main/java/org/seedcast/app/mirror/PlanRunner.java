package org.seedcast.app.mirror;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.seedcast.address.Authority;
import org.seedcast.app.event.Event;
import org.seedcast.app.work.Workers;
import org.seedcast.download.DownloadRules;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.library.store.Library;
import org.seedcast.publish.TorrentFiles;

/** Carries out the plan of a run. */
public final class PlanRunner {
    private final Disk disk;
    private final AtomicFile files;
    private final InstantSource clock;
    private final Consumer<Event> events;

    public PlanRunner(Disk disk, AtomicFile files, InstantSource clock, Consumer<Event> events) {
        this.disk = disk;
        this.files = files;
        this.clock = clock;
        this.events = events;
    }

    /** Brings every unfinished item of the plan to its torrent, some at a time. */
    List<Outcome> run(Plan plan, Library library, FetchTools fetchTools, ItemReporter itemReporter)
            throws SeedcastException, InterruptedException {
        DiskNeed.of(plan).require(library.layout(), events);
        TorrentFiles torrents = new TorrentFiles(library.layout(), library.settings(), files);
        EpisodePublisher publisher = new EpisodePublisher(
                library,
                fetchTools.origins(),
                new DoubtfulDownload(library, fetchTools.downloader(), fetchTools.led()),
                new MediaPlace(library, fetchTools.downloader(), torrents, disk),
                clock);
        return new Workers(DownloadRules.PER_HOST, fetchTools.calls()::cancelAll)
                .run(
                        plan.steps(),
                        PlanRunner::lane,
                        step -> step instanceof Plan.Settled settled ? settled.outcome() : publisher.take(step),
                        itemReporter::tell);
    }

    /** Files of this machine wait for nobody. */
    private static Object lane(Plan.Step step) {
        String host = Authority.hostOf(step.item().enclosure().url());
        return host.isEmpty() || step instanceof Plan.Settled ? step : host;
    }
}
