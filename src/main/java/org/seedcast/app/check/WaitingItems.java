package org.seedcast.app.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Finding;
import org.seedcast.app.event.FindingKind;
import org.seedcast.app.event.PartCount;
import org.seedcast.config.CheckPart;
import org.seedcast.library.EpisodeState.Discovered;
import org.seedcast.library.EpisodeState.Failure;
import org.seedcast.library.Item;

/** Items that failed and wait for another try. */
public final class WaitingItems {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private WaitingItems() {}

    public static PartCount tell(Inventory inventory, Instant now, Consumer<Finding> found) {
        List<Item> waiting = inventory.items().stream()
                .filter(item -> failure(item).isPresent())
                .toList();
        for (Item item : waiting) {
            Failure failure = failure(item).orElseThrow();
            String times = failure.attempts() == 1 ? "" : " (" + failure.attempts() + " times)";
            String message = failure.reason() + times + "; the next try is due " + TIME.format(failure.nextTry(now));
            found.accept(Finding.of(FindingKind.ITEM_FAILED, item.enclosure().url(), message)
                    .withHint("seedcast mirror --dir DIR --retry-failed retries them now")
                    .ofTorrent(item.title()));
        }
        return new PartCount(CheckPart.WAITING, 0, waiting.size(), Optional.empty());
    }

    private static Optional<Failure> failure(Item item) {
        return item.state() instanceof Discovered discovered ? discovered.lastFailure() : Optional.empty();
    }
}
