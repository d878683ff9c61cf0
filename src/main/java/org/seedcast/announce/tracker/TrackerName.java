package org.seedcast.announce.tracker;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.seedcast.address.Authority;

/** A tracker as messages name it: without user, path and query, where private trackers carry a passkey. */
public final class TrackerName {
    private static final Pattern URL =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,20}://)(?:[^\\s/?#@]*+@)*+([^\\s/?#@]*+)\\S*+");

    private TrackerName() {}

    public static String of(URI tracker) {
        return scheme(tracker) + "://"
                + Authority.of(tracker).map(Authority::toString).orElse("");
    }

    /** Shortens each URL in {@code message} to what {@link #of} leaves, wherever the message came from. */
    public static String withoutSecrets(String message) {
        return URL.matcher(message).replaceAll("$1$2");
    }

    /** Lower case, empty for a URL without one. */
    public static String scheme(URI tracker) {
        return tracker.getScheme() == null ? "" : tracker.getScheme().toLowerCase(Locale.ROOT);
    }
}
