package org.seedcast.cli;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.Event;
import org.seedcast.app.Wiring;
import org.seedcast.progress.Progress;

/** What a command runs with: the objects, and where its events go. */
record Run(Wiring wiring, Consumer<Event> events) {
    private static final String HOME = "https://github.com/seedcast/seedcast";

    static Run of(@Nullable SeedcastCommand parent) {
        SeedcastCommand command = Objects.requireNonNull(parent, "every command has a parent");
        if (command.global.verbose) {
            Logging.sayMore();
        }
        Consumer<Event> events = command.events();
        String userAgent = "seedcast/" + Version.number() + " (+" + HOME + ")";
        return new Run(new Wiring(userAgent, command.stop, events, Progress.NONE), events);
    }
}
