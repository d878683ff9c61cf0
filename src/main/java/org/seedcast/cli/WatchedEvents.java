package org.seedcast.cli;

import java.util.function.Consumer;
import org.seedcast.app.Event;

/** Prints events above a line that is being redrawn. */
record WatchedEvents(Consumer<Event> events, ProgressLine line) implements Consumer<Event> {
    @Override
    public void accept(Event event) {
        line.makeRoom(() -> events.accept(event));
    }
}
