package org.seedcast.library;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.Guid;
import org.seedcast.feed.PackedText;

/**
 * An episode as last seen, with the state of its enclosures.
 *
 * @param guid of no other episode
 * @param feedGuid what the feed calls it, as it may call others, too
 * @param firstSeen empty where that was not noted
 * @param notes what {@link #description} gives
 * @param source what {@link #xml} gives
 * @param items in {@link Item#ORDER}; empty for an episode without enclosures
 */
public record Entry(
        Guid guid,
        Guid feedGuid,
        String title,
        Optional<Instant> published,
        Optional<Instant> firstSeen,
        Optional<URI> link,
        PackedText notes,
        PackedText source,
        List<Item> items) {

    /** As the feed has it, possibly HTML; the comment on a release, which is text, as HTML, too. */
    public String description() {
        return release().isPresent() ? html(notes.text()) : notes.text();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>\n");
    }

    /** The source element, standing alone. */
    public String xml() {
        return source.text();
    }

    /** Returns the release that was added by hand; empty for an entry of the feed. */
    public Optional<Release> release() {
        return items.stream().flatMap(item -> item.release().stream()).findFirst();
    }

    /** Newest first, undated last. */
    public static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.published().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(entry -> entry.guid().value());

    /** The same without these items. */
    Entry without(Set<Long> left) {
        List<Item> others =
                items.stream().filter(item -> !left.contains(item.id())).toList();
        return new Entry(guid, feedGuid, title, published, firstSeen, link, notes, source, others);
    }

    /**
     * Returns its files without those that a later one has replaced, that were retired or make no sense, and without
     * forms of one that nobody asked for.
     */
    public List<Item> current() {
        return items.stream()
                .filter(item -> !(item.state() instanceof EpisodeState.Retired))
                .filter(item -> !(item.state() instanceof EpisodeState.Unusable))
                .filter(item -> !item.revision().superseded())
                .filter(item -> !item.enclosure().rendition() || !(item.state() instanceof EpisodeState.Discovered))
                .toList();
    }
}
