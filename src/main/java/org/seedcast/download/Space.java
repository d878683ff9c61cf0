package org.seedcast.download;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Disk;

/**
 * Shares the free space among downloads that grow at the same time: each alone may fit where together they do not. A
 * little is reserved for the library and the site, which are written after them. Safe for use by several threads.
 */
final class Space {
    private final Disk disk;
    private final AtomicLong claimed = new AtomicLong();

    Space(Disk disk) {
        this.disk = disk;
    }

    /** Claims {@code bytes} for {@code part}; 0 if their number is unknown. */
    Claim claim(Path part, long bytes) throws OutOfSpace {
        Claim claim = new Claim(part, bytes);
        try {
            claim.check();
            return claim;
        } catch (OutOfSpace e) {
            claim.close();
            throw e;
        }
    }

    /** The space that one download still needs. For one thread. */
    final class Claim implements AutoCloseable {
        private final Path part;
        private long left;

        private Claim(Path part, long bytes) {
            this.part = part;
            this.left = bytes;
            claimed.addAndGet(bytes);
        }

        /** Records that this many of the bytes are written. */
        void used(long bytes) {
            long given = Math.min(left, bytes);
            left -= given;
            claimed.addAndGet(-given);
        }

        /** Others write on the same disk, too. */
        void check() throws OutOfSpace {
            Path directory = Objects.requireNonNull(part.getParent(), "a part is in media/");
            long free = disk.usableBytes(directory);
            long given = free - DownloadRules.RESERVE.bytes();
            if (claimed.get() > given || given <= 0) {
                throw new OutOfSpace(
                        "no space left for " + part + ": " + need() + new ByteSize(free) + " are free, of which "
                                + DownloadRules.RESERVE + " stay free for library and site" + others(),
                        null);
            }
        }

        /** Returns the space still needed; nothing if the length of the body is unknown. */
        private String need() {
            return left > 0 ? "it needs " + new ByteSize(left) + " more, and " : "only ";
        }

        private String others() {
            long theirs = claimed.get() - left;
            return theirs > 0 ? ", and " + new ByteSize(theirs) + " are for other downloads" : "";
        }

        @Override
        public void close() {
            used(left);
        }
    }
}
