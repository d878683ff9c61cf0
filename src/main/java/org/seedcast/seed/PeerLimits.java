package org.seedcast.seed;

/**
 * Limits on connected peers and on the memory they use.
 *
 * @param all of all torrents together; at least 1
 * @param perTorrent of each torrent; at least 1
 * @param memoryBytes that all of them together may hold, inside the heap and outside; at least {@link
 *     #LEAST_MEMORY_BYTES}
 */
public record PeerLimits(int all, int perTorrent, long memoryBytes) {
    /** Room for the usual number of peers, and blocks for all that hold a slot. */
    public static final long LEAST_MEMORY_BYTES = 8 << 20;

    /** Divisor of the JVM's maximum heap. */
    private static final int USUAL_FRACTION = 4;

    public static final PeerLimits USUAL = new PeerLimits(1000, 100);

    public PeerLimits {
        if (all < 1 || perTorrent < 1) {
            throw new IllegalArgumentException("a seeder needs room for one peer at least");
        }
        if (memoryBytes < LEAST_MEMORY_BYTES) {
            throw new IllegalArgumentException(
                    "a seeder needs " + LEAST_MEMORY_BYTES + " bytes for its peers at least");
        }
    }

    /** With the usual memory. */
    public PeerLimits(int all, int perTorrent) {
        this(all, perTorrent, usualMemoryBytes());
    }

    public static long usualMemoryBytes() {
        return Math.max(LEAST_MEMORY_BYTES, Runtime.getRuntime().maxMemory() / USUAL_FRACTION);
    }
}
