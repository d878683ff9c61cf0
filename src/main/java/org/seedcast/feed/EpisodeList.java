package org.seedcast.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.Element;

/** Episodes as their items come, each guid once. */
final class EpisodeList {
    private final ItemReader reader;
    private final Map<Guid, Episode> episodes = new LinkedHashMap<>();

    EpisodeList(ItemReader reader) {
        this.reader = reader;
    }

    void add(Element item) {
        reader.read(item).ifPresent(episode -> episodes.merge(episode.guid(), episode, EpisodeList::joined));
    }

    List<Episode> all() {
        return List.copyOf(episodes.values());
    }

    /** The first item with a guid speaks for it; a later one only adds files that the first does not have. */
    private static Episode joined(Episode first, Episode later) {
        List<Enclosure> enclosures = new ArrayList<>(first.enclosures());
        enclosures.addAll(later.enclosures());
        return new Episode(
                first.guid(),
                first.title(),
                first.published(),
                first.link(),
                first.description(),
                EnclosureReader.eachOnce(enclosures),
                first.xml());
    }
}
