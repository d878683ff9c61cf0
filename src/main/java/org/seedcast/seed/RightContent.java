package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.torrent.InfoHash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records content of one library that was hashed and found right although its stamps differ from those that the library
 * lists: it was copied, restored or touched, and need not be read again at the next start. Not for several threads.
 */
final class RightContent {
    private static final Logger LOG = LoggerFactory.getLogger(RightContent.class);

    private final Path file;
    private final AtomicFile writer;
    private final Map<InfoHash, Right> known = new TreeMap<>();
    private boolean changed;

    /**
     * Content that was found right.
     *
     * @param listed the stamp that the library listed then; once it lists another one it knows better
     * @param found the stamp of what was hashed
     */
    record Right(FileStamp listed, FileStamp found) {}

    private RightContent(Path file, Disk disk) {
        this.file = file;
        this.writer = new AtomicFile(disk);
    }

    /** Begins with nothing where the file cannot be read: then content is hashed once more. */
    static RightContent load(Path file, Disk disk) {
        RightContent content = new RightContent(file, disk);
        try {
            content.known.putAll(RightContentFile.read(file));
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
        }
        return content;
    }

    /** Returns the entry to seed, with the stamp its content had when it was last verified. */
    SeedEntry trusted(SeedEntry listed) {
        Right right = known.get(listed.infoHash());
        return right != null && right.listed().equals(listed.stamp()) ? listed.with(right.found()) : listed;
    }

    void found(SeedEntry listed, FileStamp stamp) {
        Right right = new Right(listed.stamp(), stamp);
        changed |= !right.equals(known.put(listed.infoHash(), right));
    }

    /** Writes what is new; where that fails nothing is lost but the time to hash it again. */
    void save() {
        if (changed) {
            try {
                RightContentFile.write(file, known, writer);
                changed = false;
            } catch (IOException e) {
                LOG.debug("{} cannot be written", file, e);
            }
        }
    }
}
