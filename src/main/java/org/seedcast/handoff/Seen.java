package org.seedcast.handoff;

/**
 * A torrent as its client reports it.
 *
 * @param whole whether the client holds every piece of it for right
 * @param folder that holds its content, as the client sees it
 * @param complaint what the client says is wrong; empty for nothing
 */
public record Seen(Activity activity, boolean whole, String folder, String complaint) {

    /** The activity of a torrent, as far as it matters here. */
    public enum Activity {
        STOPPED,
        /** Hashes its content, or waits for its turn to do so. */
        CHECKING,
        /** Started, but held back by the client's own limits. */
        QUEUED,
        /** Uploads to whoever asks. */
        SEEDING,
        /** Would write into its files. */
        DOWNLOADING,
        BROKEN
    }

    boolean is(Activity one) {
        return activity == one;
    }
}
