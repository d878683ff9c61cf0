package org.seedcast.app.publish;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.handoff.HandOverJob;
import org.seedcast.config.HandOptions;
import org.seedcast.config.HookOptions;
import org.seedcast.config.PublishingOptions;
import org.seedcast.config.ShowOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import org.seedcast.library.store.Library;

/** Hands libraries over to other clients, without publishing anything. */
public final class HandOverService {
    private final SettingsUpdate settingsUpdate;
    private final HandOverJob handOver;
    private final Consumer<Event> events;

    public HandOverService(SettingsUpdate settingsUpdate, HandOverJob handOver, Consumer<Event> events) {
        this.settingsUpdate = settingsUpdate;
        this.handOver = handOver;
        this.events = events;
    }

    /** Takes over {@code given} first. A library that fails prevents none of the others. */
    public ExitCode run(List<Path> directories, HandOptions given) throws SeedcastException, InterruptedException {
        PublishingOptions options = new PublishingOptions(ShowOptions.NONE, HookOptions.NONE).with(given);
        List<SeedcastException> failures = new ArrayList<>();
        for (Path directory : directories) {
            try (Library library = Library.open(ExistingLibrary.in(directory))) {
                settingsUpdate.apply(options, library);
                failures.addAll(handOver.run(library, options));
            } catch (SeedcastException e) {
                if (directories.size() == 1 || e instanceof WrongUse) {
                    throw e;
                }
                failures.add(e);
                events.accept(new Event.Problem(e));
            }
        }
        return ExitCode.withoutSome(failures);
    }
}
