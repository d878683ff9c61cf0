package org.seedcast.library.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.item.Sketch;
import org.seedcast.library.GuidChange;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.Merged;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.FeedRows;
import org.seedcast.library.store.row.StoredEpisode;
import org.seedcast.library.store.row.StoredEpisode.StoredItem;
import org.seedcast.library.store.row.StoredEpisode.Told;

/**
 * Merges the episodes of a document into the library. Identity is the guid, never the URL: hosts move files, and the
 * file here stays the same. Only if every other property has changed does the guid stand for another episode. Nothing
 * leaves because a document no longer has it.
 */
final class Merge {
    /** Orders new episodes that share a guid: the oldest is its owner, as it would be had they come one by one. */
    private static final Comparator<Episode> OLDEST_FIRST = Comparator.comparing(
                    (Episode episode) -> episode.published().orElse(Instant.MAX))
            .thenComparing(episode -> Sketch.of(episode).text());

    private final FeedRows rows;
    private final GuidKeys keys;
    private final Map<Guid, List<StoredEpisode>> known;
    private final Map<Guid, List<Episode>> told = new LinkedHashMap<>();
    private final IdentityHashMap<Episode, StoredEpisode> found = new IdentityHashMap<>();
    private final IdentityHashMap<StoredEpisode, Episode> current = new IdentityHashMap<>();
    private final Map<Guid, Set<String>> addresses = new HashMap<>();
    private final Set<Guid> reused = new HashSet<>();
    private final Set<Guid> shared = new HashSet<>();

    Merge(Database database, Instant at) throws LibraryUnusable {
        this.rows = new FeedRows(database, at);
        List<StoredEpisode> stored = StoredEpisode.all(database);
        this.keys = new GuidKeys(stored);
        this.known = stored.stream().collect(Collectors.groupingBy(StoredEpisode::feedGuid));
    }

    /** @param reach what is not in a feed that was read whole has left it, and may have come back under another guid */
    Merged take(List<Episode> episodes, ReadExtent reach) throws LibraryUnusable {
        for (Episode episode : episodes) {
            told.computeIfAbsent(episode.guid(), any -> new ArrayList<>(1)).add(episode);
        }
        told.forEach((guid, same) -> found.putAll(Matching.find(guid, same, under(guid))));
        List<GuidChange> renamed = reach == ReadExtent.WHOLE ? rename(episodes) : List.of();
        found.forEach((episode, stored) -> current.put(stored, episode));
        List<Episode> fresh = new ArrayList<>();
        for (Episode episode : episodes) {
            if (found.containsKey(episode)) {
                update(found.get(episode), episode);
            } else {
                fresh.add(episode);
            }
        }
        fresh.sort(OLDEST_FIRST);
        for (Episode episode : fresh) {
            insert(episode);
        }
        return new Merged(renamed, reused, shared);
    }

    private List<StoredEpisode> under(Guid guid) {
        return known.getOrDefault(guid, List.of());
    }

    /**
     * Renames the episodes whose guid has changed; one stays under its old guid where its new guid is another's here,
     * or its old one another's in the feed.
     */
    private List<GuidChange> rename(List<Episode> episodes) throws LibraryUnusable {
        List<Episode> fresh = new ArrayList<>(episodes);
        fresh.removeIf(found::containsKey);
        Set<Long> present = found.values().stream().map(StoredEpisode::id).collect(Collectors.toSet());
        List<StoredEpisode> absent = known.values().stream()
                .flatMap(List::stream)
                .filter(stored -> !present.contains(stored.id()))
                .sorted(Comparator.comparingLong(StoredEpisode::id))
                .collect(Collectors.toCollection(ArrayList::new));
        Map<Episode, StoredEpisode> pairs = new LinkedHashMap<>(Foundlings.find(fresh, absent, rows::fileName));
        fresh.removeAll(pairs.keySet());
        absent.removeAll(pairs.values());
        pairs.putAll(GuidChangeFinder.find(fresh, absent));
        List<GuidChange> changes = new ArrayList<>();
        for (Map.Entry<Episode, StoredEpisode> pair : pairs.entrySet()) {
            StoredEpisode stored = pair.getValue();
            Guid feedGuid = pair.getKey().guid();
            boolean free = keys.isFree(feedGuid) && !told.containsKey(stored.guid());
            Guid guid = free ? feedGuid : stored.guid();
            keys.replace(stored.guid(), guid);
            rows.rename(stored.id(), guid, feedGuid);
            found.put(pair.getKey(), stored);
            changes.add(new GuidChange(stored.guid(), guid));
        }
        return changes;
    }

    private void update(StoredEpisode stored, Episode episode) throws LibraryUnusable {
        Told news = Told.of(episode);
        rows.update(stored.id(), news);
        match(stored, episode);
        boolean redated = !stored.headline().published().equals(news.published());
        boolean lost = !stored.isHere() && stored.sketch().isReplacedBy(Sketch.of(episode), episode.guid());
        for (StoredItem item : stored.items()) {
            if (redated && item.here()) {
                rows.markChanged(item, stored.headline());
            }
            if (lost) {
                rows.forgetName(item);
                rows.forgetFailures(item);
            }
        }
    }

    /** By canonical URL first; what is left on both sides by type, in order; only the rest is new. */
    private void match(StoredEpisode stored, Episode episode) throws LibraryUnusable {
        Map<String, Enclosure> fresh = byAddress(episode);
        boolean only = stored.items().size() == 1 && fresh.size() == 1;
        List<StoredItem> moved = new ArrayList<>();
        for (StoredItem item : stored.items()) {
            Enclosure same = fresh.remove(item.canonicalUrl());
            if (same != null) {
                update(stored, item, same);
            } else if (!isMisplaced(item, stored)) {
                moved.add(item);
            }
        }
        for (Enclosure enclosure : fresh.values()) {
            Optional<StoredItem> former = moved.stream()
                    .filter(item -> only || isSameKind(item.enclosure(), enclosure))
                    .findFirst();
            if (former.isPresent()) {
                moved.remove(former.get());
                update(stored, former.get(), enclosure);
            } else if (under(episode.guid()).stream()
                    .noneMatch(other -> other.id() != stored.id() && has(other, enclosure))) {
                rows.insert(stored.id(), enclosure);
            }
        }
    }

    private static Map<String, Enclosure> byAddress(Episode episode) {
        Map<String, Enclosure> byAddress = new LinkedHashMap<>();
        episode.enclosures().forEach(enclosure -> byAddress.putIfAbsent(enclosure.canonicalUrl(), enclosure));
        return byAddress;
    }

    private static boolean has(Episode episode, String address) {
        return episode.enclosures().stream()
                .anyMatch(enclosure -> enclosure.canonicalUrl().equals(address));
    }

    private static boolean has(StoredEpisode stored, Enclosure enclosure) {
        return stored.items().stream().anyMatch(item -> item.canonicalUrl().equals(enclosure.canonicalUrl()));
    }

    private static boolean isSameKind(Enclosure one, Enclosure other) {
        return one.type().equals(other.type()) && one.rendition() == other.rendition();
    }

    private void update(StoredEpisode stored, StoredItem item, Enclosure enclosure) throws LibraryUnusable {
        Enclosure former = item.enclosure();
        if (former.isSame(enclosure)) {
            return;
        }
        rows.update(item, enclosure);
        boolean other = !former.isAt(enclosure) || !former.length().equals(enclosure.length());
        if (other && item.here()) {
            rows.markChanged(item, stored.headline());
        }
        if (!item.here() && former.isElsewhere(enclosure)) {
            rows.forgetFailures(item);
        }
    }

    private void insert(Episode episode) throws LibraryUnusable {
        Guid guid = keys.of(episode.guid(), Sketch.of(episode));
        long id = rows.insert(guid, episode.guid(), Told.of(episode));
        boolean split = false;
        for (Enclosure enclosure : byAddress(episode).values()) {
            Optional<StoredEpisode> owner = under(episode.guid()).stream()
                    .filter(stored -> has(stored, enclosure) && isMisplaced(item(stored, enclosure), stored))
                    .findFirst();
            if (owner.isPresent()) {
                rows.move(item(owner.get(), enclosure), owner.get(), id);
                split = true;
            } else {
                rows.insert(id, enclosure);
            }
        }
        if (told.getOrDefault(episode.guid(), List.of()).size() > 1) {
            shared.add(episode.guid());
        }
        if (!split && !under(episode.guid()).isEmpty()) {
            reused.add(guid);
        }
    }

    /**
     * Reports whether {@code item} belongs to another episode of that guid: earlier versions took all of them for one.
     * Where no file is where it was, an address may be that of another one by now, and proves nothing.
     */
    private boolean isMisplaced(StoredItem item, StoredEpisode stored) {
        Episode episode = current.get(stored);
        return episode != null
                && !has(episode, item.canonicalUrl())
                && stored.items().stream().anyMatch(other -> has(episode, other.canonicalUrl()))
                && addresses(episode.guid()).contains(item.canonicalUrl());
    }

    /** All that the document has under {@code guid}. */
    private Set<String> addresses(Guid guid) {
        return addresses.computeIfAbsent(guid, any -> told.getOrDefault(guid, List.of()).stream()
                .flatMap(episode -> episode.enclosures().stream())
                .map(Enclosure::canonicalUrl)
                .collect(Collectors.toSet()));
    }

    private static StoredItem item(StoredEpisode stored, Enclosure enclosure) {
        return stored.items().stream()
                .filter(item -> item.canonicalUrl().equals(enclosure.canonicalUrl()))
                .findFirst()
                .orElseThrow();
    }
}
