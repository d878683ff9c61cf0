package org.seedcast.feed.item;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdom2.Element;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Excess;
import org.seedcast.feed.Guid;
import org.seedcast.feed.Limits;
import org.seedcast.feed.Room;

/** Collects episodes as their items come, each once, as long as there is room. */
public final class EpisodeList {
    private final ItemReader reader;
    private final Room room;
    private final Excess excess;
    private final Map<Story, Draft> drafts = new LinkedHashMap<>();
    private int count;
    private long bytes;

    public EpisodeList(ItemReader reader, Room room, Excess excess) {
        this.reader = reader;
        this.room = room;
        this.excess = excess;
    }

    /** The features shared by items that are one beyond doubt. */
    private record Story(Guid guid, String title, Optional<LocalDate> day) {
        static Story of(Episode episode) {
            return new Story(
                    episode.guid(),
                    episode.title(),
                    episode.published().map(date -> LocalDate.ofInstant(date, ZoneOffset.UTC)));
        }
    }

    public void add(Element item) {
        excess.item();
        if (drafts.size() >= room.items()) {
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

    /** The first item of a story speaks for it; a later one only adds files that the first does not have. */
    private void add(Episode episode) {
        Draft draft = drafts.get(Story.of(episode));
        if (draft == null) {
            draft = new Draft(drafts.size(), episode);
            drafts.put(Story.of(episode), draft);
            bytes += Room.size(episode);
        }
        for (Enclosure enclosure : episode.enclosures()) {
            if (draft.has(enclosure)) {
                continue;
            }
            if (draft.isFull() || count >= Limits.ENCLOSURES) {
                excess.surplusEnclosure();
            } else {
                draft.add(enclosure);
                count++;
            }
        }
    }

    /** In the order of the document. */
    public List<Episode> all() {
        Map<Guid, List<Draft>> byGuid = drafts.values().stream()
                .collect(Collectors.groupingBy(Draft::guid, LinkedHashMap::new, Collectors.toList()));
        return byGuid.values().stream()
                .flatMap(same -> same.size() == 1
                        ? same.stream()
                        : Siblings.among(same).stream().map(episode -> episode.merged(excess)))
                .sorted(Comparator.comparingInt(Draft::position))
                .map(Draft::episode)
                .toList();
    }
}
