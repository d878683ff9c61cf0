package org.seedcast.announce;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.seedcast.announce.TrackerAnswer.Accepted;
import org.seedcast.announce.TrackerAnswer.Refused;
import org.seedcast.announce.TrackerAnswer.Unreachable;
import org.seedcast.torrent.InfoHash;

/** Tells the listener what trackers say, and people each trouble once. For the announcing thread alone. */
final class TrackerNews {
    /** A tracker may word each refusal anew. */
    private static final int MOST_REFUSALS_TOLD = 100;

    private final AnnounceListener listener;
    private final Map<String, String> unreachable = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    TrackerNews(AnnounceListener listener) {
        this.listener = listener;
    }

    void heard(InfoHash infoHash, URI url, TrackerAnswer answer) {
        String name = TrackerName.of(url);
        if (answer instanceof Accepted accepted) {
            if (unreachable.remove(name) != null) {
                listener.notice("tracker " + name + " answers again");
            }
            if (!accepted.peers().isEmpty()) {
                listener.learned(infoHash, accepted.peers());
            }
        } else if (answer instanceof Refused refused) {
            once("tracker " + name + " refuses: " + refused.reason());
        } else if (answer instanceof Unreachable failed && unreachable.putIfAbsent(name, failed.reason()) == null) {
            listener.notice("tracker " + name + " cannot be reached: " + failed.reason());
        }
    }

    void notSupported(URI url) {
        once("tracker " + TrackerName.of(url) + " is left out: only http, https and udp are spoken here");
    }

    private void once(String message) {
        if (told.size() < MOST_REFUSALS_TOLD && told.add(message)) {
            listener.notice(message);
        }
    }
}
