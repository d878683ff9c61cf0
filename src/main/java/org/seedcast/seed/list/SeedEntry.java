package org.seedcast.seed.list;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.InfoHash;

/**
 * One torrent to seed.
 *
 * @param torrent its .torrent file
 * @param data the file, or the directory of a torrent of several files; its name may differ from the one in the torrent
 * @param stamp the stamp of {@code data}, of all its files together, when its pieces were known to be right
 * @param trackers to announce to, beside those that the .torrent names when it is taken up
 */
public record SeedEntry(InfoHash infoHash, Path torrent, Path data, FileStamp stamp, List<URI> trackers) {
    public SeedEntry {
        trackers = List.copyOf(trackers);
    }

    /** With no trackers but those of the .torrent. */
    public SeedEntry(InfoHash infoHash, Path torrent, Path data, FileStamp stamp) {
        this(infoHash, torrent, data, stamp, List.of());
    }

    /** The same, its content known to be right with another stamp. */
    public SeedEntry with(FileStamp other) {
        return new SeedEntry(infoHash, torrent, data, other, trackers);
    }

    /** The same, announced to these. */
    public SeedEntry with(List<URI> others) {
        return new SeedEntry(infoHash, torrent, data, stamp, others);
    }
}
