package org.seedcast.cli.output;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.Event.Action;

/** Passes on what somebody should look at, or asked to see, and only that. */
public record QuietEvents(Consumer<Event> events) implements Consumer<Event> {
    @Override
    public void accept(Event event) {
        boolean failed = event instanceof Event.ItemDone item && item.action() == Action.FAIL;
        boolean asked = event instanceof Event.LibraryShown
                || event instanceof Event.TorrentShown
                || event instanceof Event.MagnetShown;
        if (failed || asked || event instanceof Event.Problem || event instanceof Event.Finding) {
            events.accept(event);
        }
        if (event instanceof Event.TorrentMade made
                && made.withMagnet()
                && made.magnet().isPresent()) {
            Path path = made.path().orElse(Path.of(made.name()));
            events.accept(new Event.MagnetShown(
                    path, made.name(), made.infoHash(), made.magnet().get()));
        }
        if (event instanceof Event.Checked checked && !checked.report().isClean()) {
            events.accept(new Event.Checked(checked.report(), true));
        }
    }
}
