package org.seedcast.feed.item;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.MediaFilter;

/**
 * An episode in outline: enough to decide whether another one of the same guid is the same. A property that one of two
 * lacks is never a difference between them.
 *
 * @param title trimmed, or empty
 * @param day in UTC
 * @param addresses of its media files, canonical; of all its files where none is a media file
 * @param lengths that its files are known to have, declared or measured
 */
public record Sketch(String title, Optional<LocalDate> day, Set<String> addresses, Set<Long> lengths) {
    /** Weight of a common day as evidence that two are the same. */
    public static final int SAME_DAY = 2;

    private static final int SAME_ADDRESS = 3;
    /** Weight of a common title. */
    public static final int SAME_TITLE = 4;

    public Sketch {
        addresses = Set.copyOf(addresses);
        lengths = Set.copyOf(lengths);
    }

    /** As a document has it. */
    public static Sketch of(Episode episode) {
        return of(episode.title(), episode.published(), episode.enclosures(), List.of());
    }

    /** @param measured lengths of files that are here */
    public static Sketch of(
            String title, Optional<Instant> published, List<Enclosure> enclosures, Collection<Long> measured) {
        List<Enclosure> files = media(enclosures);
        List<Long> lengths = new ArrayList<>(measured);
        files.stream()
                .map(Enclosure::length)
                .flatMapToLong(OptionalLong::stream)
                .forEach(lengths::add);
        return new Sketch(
                title.strip(),
                published.map(date -> LocalDate.ofInstant(date, ZoneOffset.UTC)),
                files.stream().map(Enclosure::canonicalUrl).collect(Collectors.toSet()),
                Set.copyOf(lengths));
    }

    /** Many episodes may share a picture. */
    private static List<Enclosure> media(List<Enclosure> enclosures) {
        List<Enclosure> media = enclosures.stream().filter(MediaFilter::isMedia).toList();
        return media.isEmpty() ? enclosures : media;
    }

    /** Reports whether the other one, in the same document and under the same guid, is another episode. */
    public boolean isApartFrom(Sketch other) {
        return isAnotherStory(other) && differ(addresses, other.addresses);
    }

    /**
     * Reports whether {@code later}, in a later document and under the same guid, is another episode. A mere change of
     * title, day, address or length makes none: hosts and publishers make them all the time.
     *
     * @param guid of an item without one its address; then that it stayed says nothing, as any episode may come there
     */
    public boolean isReplacedBy(Sketch later, Guid guid) {
        boolean unnamed = addresses.contains(guid.value()) && later.addresses.contains(guid.value());
        boolean lengthUnknown = lengths.isEmpty() || later.lengths.isEmpty();
        return isAnotherStory(later)
                && (differ(addresses, later.addresses) || differ(lengths, later.lengths) || (unnamed && lengthUnknown));
    }

    /** Reports whether it has another title on another day. */
    public boolean isAnotherStory(Sketch other) {
        boolean retitled = !title.isEmpty() && !other.title.isEmpty() && !title.equals(other.title);
        boolean redated = day.isPresent() && other.day.isPresent() && !day.equals(other.day);
        return retitled && redated;
    }

    /** Reports whether its files are of other lengths, as far as those of both are known. */
    public boolean hasOtherLength(Sketch other) {
        return differ(lengths, other.lengths);
    }

    public boolean hasAddressOf(Sketch other) {
        return !Collections.disjoint(addresses, other.addresses);
    }

    /**
     * Returns the weight of the evidence that the other one is the same: title, address, day, and any two of them more
     * than any one.
     */
    public int likeness(Sketch other) {
        int likeness = hasAddressOf(other) ? SAME_ADDRESS : 0;
        likeness += !title.isEmpty() && title.equals(other.title) ? SAME_TITLE : 0;
        return likeness + (day.isPresent() && day.equals(other.day) ? SAME_DAY : 0);
    }

    /** Alike for alike sketches: what it says in a line for each part. */
    public String text() {
        return String.join(
                "\n", title, day.map(LocalDate::toString).orElse(""), String.join("\n", new TreeSet<>(addresses)));
    }

    private static boolean differ(Set<?> one, Set<?> other) {
        return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
    }
}
