package org.seedcast.feed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.Element;

/** Episodes as their items come, each guid once. */
final class EpisodeList {
    private final ItemReader reader;
    private final Map<Guid, Episode> episodes = new LinkedHashMap<>();
    private final Map<Guid, Map<String, Enclosure>> enclosures = new HashMap<>();

    EpisodeList(ItemReader reader) {
        this.reader = reader;
    }

    void add(Element item) {
        reader.read(item).ifPresent(this::add);
    }

    /** The first item with a guid speaks for it; a later one only adds files that the first does not have. */
    private void add(Episode episode) {
        episodes.putIfAbsent(episode.guid(), episode);
        Map<String, Enclosure> files = enclosures.computeIfAbsent(episode.guid(), any -> new LinkedHashMap<>());
        episode.enclosures().forEach(enclosure -> files.putIfAbsent(enclosure.canonicalUrl(), enclosure));
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
                first.description(),
                List.copyOf(files.values()),
                first.xml());
    }
}
