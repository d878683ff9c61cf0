package org.seedcast.app.torrent;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.config.SeedingOptions;
import org.seedcast.torrent.make.MetainfoOptions;
import org.seedcast.torrent.make.Recipe;
import org.seedcast.torrent.make.TreeRules;

/**
 * A request to make torrents.
 *
 * @param paths files and directories, one torrent each
 * @param each whether every file of a directory gets a torrent of its own
 * @param threads that hash, at most
 * @param rehearse whether only to report what would be done, without reading a file
 * @param magnet whether to print the magnet links as well
 * @param seeding how to seed what was made; empty for not at all
 */
public record TorrentRequest(
        List<Path> paths,
        boolean each,
        TreeRules rules,
        Recipe recipe,
        MetainfoOptions label,
        Destination destination,
        int threads,
        boolean rehearse,
        boolean magnet,
        Optional<SeedingOptions> seeding) {
    private static final int MOST_THREADS = 256;

    public TorrentRequest {
        paths = List.copyOf(paths);
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("-j takes a number from 1 to " + MOST_THREADS);
        }
    }

    /** Reports whether there is one torrent, and that is known before anything is read. */
    boolean isOne() {
        return paths.size() == 1 && !each;
    }
}
