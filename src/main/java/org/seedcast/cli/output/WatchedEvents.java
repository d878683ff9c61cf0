package org.seedcast.cli.output;

import java.util.function.Consumer;
import org.seedcast.app.event.Event;

/** Prints events above lines that are being redrawn, and shows the progress of downloads and seeding in them. */
public record WatchedEvents(Consumer<Event> events, ProgressLine line) implements Consumer<Event> {
    @Override
    public void accept(Event event) {
        if (event instanceof Event.Status status) {
            line.seeding(status);
        } else if (event instanceof Event.Checking step) {
            line.at(step);
        } else if (event instanceof Event.Farewell end) {
            line.farewell(end.trackers());
        } else {
            if (event instanceof Event.Planned plan) {
                line.planned(plan);
            }
            line.makeRoom(() -> events.accept(event));
        }
    }
}
