package org.seedcast.feed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdom2.Element;

/** Episodes as their items come, each guid once, and as many as there is room for. */
final class EpisodeList {
    private final ItemReader reader;
    private final Room room;
    private final Excess excess;
    private final Map<Guid, Episode> episodes = new LinkedHashMap<>();
    private final Map<Guid, Map<String, Enclosure>> enclosures = new HashMap<>();
    private int count;
    private long bytes;

    EpisodeList(ItemReader reader, Room room, Excess excess) {
        this.reader = reader;
        this.room = room;
        this.excess = excess;
    }

    void add(Element item) {
        excess.item();
        if (episodes.size() >= room.items()) {
            excess.surplusItem();
            return;
        }
        Optional<Episode> episode = reader.read(item);
        if (episode.isEmpty()) {
            return;
        }
        if (episode.get().guid().value().length() > Limits.GUID_CHARACTERS) {
            excess.largeItem();
        } else if (bytes + Room.size(episode.get()) > room.bytes()) {
            excess.noMemory();
        } else {
            add(episode.get());
        }
    }

    /** The first item with a guid speaks for it; a later one only adds files that the first does not have. */
    private void add(Episode episode) {
        if (episodes.putIfAbsent(episode.guid(), episode) == null) {
            bytes += Room.size(episode);
        }
        Map<String, Enclosure> files = enclosures.computeIfAbsent(episode.guid(), any -> new LinkedHashMap<>());
        for (Enclosure enclosure : episode.enclosures()) {
            boolean room = files.size() < Limits.ITEM_ENCLOSURES && count < Limits.ENCLOSURES;
            if (!room && !files.containsKey(enclosure.canonicalUrl())) {
                excess.surplusEnclosure();
            } else if (files.putIfAbsent(enclosure.canonicalUrl(), enclosure) == null) {
                count++;
            }
        }
    }

    List<Episode> all() {
        return episodes.values().stream().map(this::whole).toList();
    }

    private Episode whole(Episode first) {
        Map<String, Enclosure> files = enclosures.getOrDefault(first.guid(), Map.of());
        return new Episode(
                first.guid(),
                first.title(),
                first.published(),
                first.link(),
                first.notes(),
                List.copyOf(files.values()),
                first.source());
    }
}
