package org.seedcast.cli.output;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.Event.Action;

/** Passes on only events that need attention or were requested. */
public record QuietEvents(Consumer<Event> events) implements Consumer<Event> {
    /** The kinds that always pass. */
    static final Set<Class<? extends Event>> SHOWN = Set.of(
            Event.Problem.class,
            Event.Finding.class,
            Event.FeedFinding.class,
            Event.LibraryShown.class,
            Event.TorrentShown.class,
            Event.MagnetShown.class);

    /** The kinds of which only some pass, or a part. */
    static final Set<Class<? extends Event>> IN_PART =
            Set.of(Event.ItemDone.class, Event.Handed.class, Event.TorrentMade.class, Event.Checked.class);

    /** Kinds that never pass: they report success, or the summary at the end repeats them. */
    static final Set<Class<? extends Event>> HIDDEN = Set.of(
            Event.FeedRead.class,
            Event.Planned.class,
            Event.ItemRetired.class,
            Event.SiteWritten.class,
            Event.Seeding.class,
            Event.Status.class,
            Event.Farewell.class,
            Event.TorrentEnded.class,
            Event.SeedingEnded.class,
            Event.CheckFound.class,
            Event.Checking.class,
            Event.HookSaid.class,
            Event.Notice.class,
            Event.Mirrored.class);

    @Override
    public void accept(Event event) {
        if (SHOWN.contains(event.getClass())) {
            events.accept(event);
        } else if (event instanceof Event.ItemDone item && item.action() == Action.FAIL) {
            events.accept(item);
        } else if (event instanceof Event.Handed handed && handed.state() == Event.HandedState.REFUSED) {
            events.accept(handed);
        } else if (event instanceof Event.TorrentMade made && made.withMagnet()) {
            made.magnet().ifPresent(magnet -> events.accept(magnetOf(made, magnet)));
        } else if (event instanceof Event.Checked checked && !checked.report().isClean()) {
            events.accept(new Event.Checked(checked.report(), true));
        }
    }

    private static Event magnetOf(Event.TorrentMade made, String magnet) {
        Path path = made.path().orElse(Path.of(made.name()));
        return new Event.MagnetShown(path, made.name(), made.infoHash(), magnet);
    }
}
