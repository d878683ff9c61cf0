package org.seedcast.library.store;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.seedcast.feed.Guid;
import org.seedcast.feed.item.Sketch;
import org.seedcast.library.store.row.StoredEpisode;
import org.seedcast.torrent.Sha256;

/**
 * Gives each episode a guid of its own. The first one keeps the feed's guid; others that share it get one derived from
 * it and from their own properties, which is the same in every library.
 */
final class GuidKeys {
    private static final int DIGITS = 16;

    private final Set<Guid> taken = new HashSet<>();

    GuidKeys(Collection<StoredEpisode> stored) {
        stored.forEach(one -> taken.add(one.guid()));
    }

    boolean isFree(Guid guid) {
        return !taken.contains(guid);
    }

    /** The guid of a new episode, which is taken from then on. */
    Guid of(Guid guid, Sketch sketch) {
        Guid key = guid;
        for (int i = 0; !taken.add(key); i++) {
            key = new Guid(guid + "#" + digest(guid + "\n" + sketch.text() + (i == 0 ? "" : "\n" + i)));
        }
        return key;
    }

    /** The same episode has another one from now on. */
    void replace(Guid former, Guid guid) {
        taken.remove(former);
        taken.add(guid);
    }

    private static String digest(String text) {
        return Sha256.hash(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
    }
}
