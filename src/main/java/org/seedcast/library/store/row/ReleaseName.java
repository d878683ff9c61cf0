package org.seedcast.library.store.row;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.seedcast.torrent.InfoHash;

/** The name of a release in the site: that of the torrent, if it fits and no other item has it. */
public final class ReleaseName {
    /** With .torrent, and what a temporary name adds, this still fits a file system. */
    private static final int LIMIT_BYTES = 200;

    private ReleaseName() {}

    /** @param taken whether something has a name already */
    public static String of(String name, InfoHash infoHash, Predicate<String> taken) {
        String cut = cut(name);
        if (cut.equals(name) && !taken.test(name)) {
            return name;
        }
        String distinct = cut + "-" + infoHash.hex().substring(0, 8);
        String free = distinct;
        for (int i = 2; taken.test(free); i++) {
            free = distinct + "-" + i;
        }
        return free;
    }

    private static String cut(String name) {
        int end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LIMIT_BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
