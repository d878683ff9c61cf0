package org.seedcast.library;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.seedcast.torrent.InfoHash;

/** The name under which the site has a release: that of the torrent, if it fits and no other item has it. */
final class ReleaseName {
    /** With .torrent, and what a temporary name adds, this still fits a file system. */
    private static final int LIMIT_BYTES = 200;

    private ReleaseName() {}

    /** @param taken in lower case */
    static String of(String name, InfoHash infoHash, Set<String> taken) {
        String cut = cut(name);
        boolean free = cut.equals(name) && !taken.contains(name.toLowerCase(Locale.ROOT));
        return free ? name : cut + "-" + infoHash.hex().substring(0, 8);
    }

    private static String cut(String name) {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LIMIT_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
