package org.seedcast.app;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Guid;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;

/** Tells what became of each item. */
final class Narrator {
    /** Why an episode is known that the feed never had by this guid. */
    private static final String GUID_CHANGED = "guid-changed";

    private final Layout layout;
    private final Set<Guid> renamed;
    private final Consumer<Event> events;

    /** @param renamed the episodes that are known by these guids only since now */
    Narrator(Layout layout, Set<Guid> renamed, Consumer<Event> events) {
        this.layout = layout;
        this.renamed = Set.copyOf(renamed);
        this.events = events;
    }

    void tell(Outcome outcome) {
        Item item = outcome.item();
        Optional<Published> published = item.state() instanceof Published state ? Optional.of(state) : Optional.empty();
        Optional<String> reason =
                outcome.reason().or(() -> renamed.contains(item.guid()) ? Optional.of(GUID_CHANGED) : Optional.empty());
        events.accept(new Event.ItemDone(
                item.guid().value(),
                item.title(),
                item.published(),
                RedactedUrl.of(item.enclosure().url()),
                item.enclosure().type(),
                layout.relative(layout.media(item.fileName())),
                outcome.action(),
                reason,
                outcome.failure().flatMap(SeedcastException::hint),
                outcome.bytes(),
                published.map(Published::infoHash),
                published.map(state -> layout.relative(layout.torrent(item.fileName())))));
        outcome.asides().forEach(events);
    }
}
