package org.seedcast.seed;

import java.nio.file.Path;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.InfoHash;

/**
 * One torrent to seed.
 *
 * @param torrent its .torrent file
 * @param data the file, or the directory of a torrent of several files; its name may differ from the one in the torrent
 * @param stamp the stamp of {@code data}, of all its files together, when its pieces were known to be right
 */
public record SeedEntry(InfoHash infoHash, Path torrent, Path data, FileStamp stamp) {
    /** The same, its content known to be right with another stamp. */
    SeedEntry with(FileStamp other) {
        return new SeedEntry(infoHash, torrent, data, other);
    }
}
