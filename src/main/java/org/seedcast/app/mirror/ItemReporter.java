package org.seedcast.app.mirror;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Guid;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.Layout;

/** Reports the outcome of each item. */
final class ItemReporter {
    private final Layout layout;
    private final Map<Guid, String> reasons;
    private final Consumer<Event> events;

    /** @param reasons why episodes are known by these guids, as far as that needs one */
    ItemReporter(Layout layout, Map<Guid, String> reasons, Consumer<Event> events) {
        this.layout = layout;
        this.reasons = Map.copyOf(reasons);
        this.events = events;
    }

    void tell(Outcome outcome) {
        Item item = outcome.item();
        Optional<Published> published = item.state() instanceof Published state ? Optional.of(state) : Optional.empty();
        Optional<String> reason = outcome.reason().or(() -> Optional.ofNullable(reasons.get(item.guid())));
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
