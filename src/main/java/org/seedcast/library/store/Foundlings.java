package org.seedcast.library.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.FileName;
import org.seedcast.library.store.row.MediaExtension;
import org.seedcast.library.store.row.StoredEpisode;
import org.seedcast.torrent.InfoHash;

/**
 * Finds the episodes of files that were found when a library was rebuilt, and that nothing told the guid of. Their names
 * were made of what the feed says of them.
 */
final class Foundlings {
    private static final String GUID = "magnet:?xt=urn:btih:";

    private Foundlings() {}

    /** Tells the name of the first file of an episode. */
    interface Names {
        String of(StoredEpisode stored) throws LibraryUnusable;
    }

    /** Returns the guid of a file that is in no feed; no feed uses a guid of this form. */
    static Guid guid(InfoHash infoHash) {
        return new Guid(GUID + infoHash.hex());
    }

    static boolean is(StoredEpisode stored) {
        return stored.guid().value().startsWith(GUID);
    }

    /**
     * Pairs them by name, the extension apart, which a server may have told.
     *
     * @param fresh episodes of one document, none of them stored
     */
    static Map<Episode, StoredEpisode> find(List<Episode> fresh, List<StoredEpisode> absent, Names names)
            throws LibraryUnusable {
        Map<String, StoredEpisode> byStem = new HashMap<>();
        for (StoredEpisode stored : absent) {
            if (is(stored)) {
                byStem.put(stem(names.of(stored)), stored);
            }
        }
        Map<Episode, StoredEpisode> found = new LinkedHashMap<>();
        Set<StoredEpisode> taken = new HashSet<>();
        for (Episode episode : byStem.isEmpty() ? List.<Episode>of() : fresh) {
            for (String stem : stems(episode)) {
                StoredEpisode stored = byStem.get(stem);
                if (stored != null && taken.add(stored)) {
                    found.put(episode, stored);
                    break;
                }
            }
        }
        return found;
    }

    /** Its name, and the one that it has where another item wants the same. */
    private static List<String> stems(Episode episode) {
        List<String> stems = new ArrayList<>();
        for (Enclosure enclosure : episode.enclosures()) {
            FileName name = FileName.of(episode.published(), episode.title(), MediaExtension.of(enclosure));
            stems.add(stem(name.plain()));
            stems.add(stem(name.distinct(episode.guid().value())));
        }
        return stems;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
