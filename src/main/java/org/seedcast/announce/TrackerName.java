package org.seedcast.announce;

import java.net.URI;
import java.util.Locale;

/** A tracker as messages name it: without path and query, where private trackers carry a passkey. */
final class TrackerName {
    private TrackerName() {}

    static String of(URI tracker) {
        String port = tracker.getPort() < 0 ? "" : ":" + tracker.getPort();
        return scheme(tracker) + "://" + tracker.getHost() + port;
    }

    /** Lower case, empty for a URL without one. */
    static String scheme(URI tracker) {
        return tracker.getScheme() == null ? "" : tracker.getScheme().toLowerCase(Locale.ROOT);
    }
}
