package org.seedcast.handoff;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.InfoHash;

/**
 * A torrent that a client is to seed.
 *
 * @param torrent the .torrent
 * @param data its content, a file or a directory; absolute
 * @param content size and time of the content; empty where it is not all there
 */
public record Offer(InfoHash infoHash, Path torrent, Path data, long bytes, String content, AnnounceList trackers) {
    /** Returns the name of its content. */
    public String name() {
        return String.valueOf(data.getFileName());
    }

    Path folder() {
        return Objects.requireNonNullElse(data.getParent(), data);
    }

    /** The trackers, a tier a line. */
    String trackerText() {
        return trackers.tiers().stream()
                .map(tier -> tier.stream().map(Object::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }
}
