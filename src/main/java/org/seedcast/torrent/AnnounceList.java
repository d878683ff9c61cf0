package org.seedcast.torrent;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.seedcast.address.Resource;

/**
 * The trackers of a torrent in tiers (BEP 12). It stands outside {@code info}: changing it keeps the info-hash.
 *
 * @param tiers none of them empty
 */
public record AnnounceList(List<List<URI>> tiers) {
    public static final AnnounceList NONE = new AnnounceList(List.of());

    /** Empty tiers are left out, and so are fragments. */
    public AnnounceList {
        tiers = tiers.stream()
                .filter(tier -> !tier.isEmpty())
                .map(tier -> tier.stream().map(Resource::of).distinct().toList())
                .toList();
    }

    public static AnnounceList of(List<List<URI>> tiers) {
        return new AnnounceList(tiers);
    }

    /** Every tracker once, in order of the tiers. */
    public List<URI> all() {
        return tiers.stream().flatMap(List::stream).distinct().toList();
    }

    /** Returns the trackers that {@code kept} accepts, in their tiers. */
    public AnnounceList only(Predicate<URI> kept) {
        return new AnnounceList(
                tiers.stream().map(tier -> tier.stream().filter(kept).toList()).toList());
    }

    public Optional<URI> first() {
        return tiers.stream().flatMap(List::stream).findFirst();
    }

    public boolean isEmpty() {
        return tiers.isEmpty();
    }
}
