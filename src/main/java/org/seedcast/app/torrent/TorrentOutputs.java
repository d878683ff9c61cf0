package org.seedcast.app.torrent;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.Distribution;
import org.seedcast.app.publish.HookRunner;
import org.seedcast.app.publish.Publication;
import org.seedcast.app.publish.SettingsUpdate;
import org.seedcast.app.seed.SeedService;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;

/**
 * Opens the destinations of new torrents, and seeds them. Libraries and seeding are built only on demand: most runs
 * need neither, and loading them takes longer than hashing an album.
 */
public final class TorrentOutputs {
    private final AtomicFile files;
    private final Supplier<SettingsUpdate> restyling;
    private final Supplier<Publication> publication;
    private final Supplier<Distribution> distribution;
    private final Supplier<HookRunner> messengers;
    private final Supplier<SeedService> seeds;
    private final Consumer<Event> events;

    public TorrentOutputs(
            AtomicFile files,
            Supplier<SettingsUpdate> restyling,
            Supplier<Publication> publication,
            Supplier<Distribution> distribution,
            Supplier<HookRunner> messengers,
            Supplier<SeedService> seeds,
            Consumer<Event> events) {
        this.files = files;
        this.restyling = restyling;
        this.publication = publication;
        this.distribution = distribution;
        this.messengers = messengers;
        this.seeds = seeds;
        this.events = events;
    }

    TorrentOutput shelf(TorrentRequest request, TorrentService.Output stdout) {
        Destination destination = request.destination();
        if (destination instanceof Destination.ToLibrary library) {
            return new LibraryOutput(
                    library,
                    restyling.get(),
                    publication.get(),
                    distribution.get(),
                    messengers.get(),
                    request.label(),
                    request.rehearse(),
                    events);
        }
        if (destination instanceof Destination.ToFiles toFiles) {
            return new FileOutput(new TorrentTargets(toFiles, request.isOne()), files.named());
        }
        return new StdoutOutput(stdout);
    }

    /** Seeds until told to stop, or the options say so. */
    void seed(TorrentRequest request, List<MadeTorrent> made) throws SeedcastException, InterruptedException {
        SeedingOptions options = request.seeding().orElseThrow();
        if (request.destination() instanceof Destination.ToLibrary library) {
            seeds.get().run(List.<Path>of(library.directory()), options);
        } else {
            new StandaloneSeeding(seeds.get(), files).run(made, options);
        }
    }
}
