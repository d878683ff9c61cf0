package org.seedcast.feed;

import java.util.Collection;

/**
 * The memory left for a feed: all of it is held at once.
 *
 * @param bytes of memory that episodes may take
 * @param items how many may still come
 */
public record Room(long bytes, int items) {
    /** For one item as a tree, and for what else runs. */
    private static final long RESERVE_BYTES = 13 << 20;
    /** Size of an episode and its row without their texts. */
    private static final int EPISODE_BYTES = 400;

    private static final int ENCLOSURE_BYTES = 200;

    public static Room ofThisMachine() {
        return new Room(Math.max(0, Runtime.getRuntime().maxMemory() - RESERVE_BYTES), Limits.ITEMS);
    }

    /** Returns the room left beside {@code document}, from which the items are made. */
    public Room beside(byte[] document) {
        return new Room(Math.max(0, bytes - document.length), items);
    }

    /** Returns the room left beside {@code episodes}. */
    public Room beside(Collection<Episode> episodes) {
        long taken = episodes.stream().mapToLong(Room::size).sum();
        return new Room(Math.max(0, bytes - taken), Math.max(0, items - episodes.size()));
    }

    /** An estimate of the memory that {@code episode} takes when a site is written, where no text is packed any more. */
    public static long size(Episode episode) {
        return EPISODE_BYTES
                + 2L * episode.title().length()
                + episode.notes().size()
                + episode.source().size()
                + (long) ENCLOSURE_BYTES * episode.enclosures().size();
    }
}
