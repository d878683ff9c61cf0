package org.seedcast.seed.content;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.seedcast.file.Links;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open files, the least recently read of which is closed when there are too many: thousands of torrents share a few
 * descriptors. Safe for use by several threads.
 */
public final class FilePool implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(FilePool.class);

    /** As the system says it; Java has no name for it. */
    private static final String NO_DESCRIPTORS = "Too many open files";

    private final int most;
    private final Map<Path, OpenFile> files = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most descriptors at a time; more only while more are being read */
    public FilePool(int most) {
        this.most = most;
    }

    /** Fills what remains of {@code target} from {@code position} of {@code file} on. */
    void read(Path file, long position, ByteBuffer target) throws IOException {
        OpenFile open = take(file);
        try {
            long at = position;
            while (target.hasRemaining()) {
                int read = open.channel.read(target, at);
                if (read < 0) {
                    throw new EOFException("the file ends before byte " + (at + target.remaining()));
                }
                at += read;
            }
        } finally {
            release(open);
        }
    }

    /** Releases a file that may be replaced or deleted; it is opened again when it is next read. */
    synchronized void forget(Path file) {
        OpenFile open = files.remove(file);
        if (open != null) {
            open.discard();
        }
    }

    private synchronized OpenFile take(Path file) throws IOException {
        OpenFile open = files.get(file);
        if (open == null) {
            open = new OpenFile(open(file));
            files.put(file, open);
            closeOldest(most);
        }
        open.readers++;
        return open;
    }

    /** Opens a file; once descriptors have run out, files that are only kept open for later are closed first. */
    private FileChannel open(Path file) throws IOException {
        // Content is checked, but in blocks, and some may be served before a file is known to be another.
        Links.require(file);
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (FileSystemException e) {
            if (!String.valueOf(e.getReason()).contains(NO_DESCRIPTORS)) {
                throw e;
            }
            closeOldest(files.size() / 2);
            return openAgain(file);
        }
    }

    private static FileChannel openAgain(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (FileSystemException e) {
            if (String.valueOf(e.getReason()).contains(NO_DESCRIPTORS)) {
                throw new DescriptorsExhausted(file, e);
            }
            throw e;
        }
    }

    private void closeOldest(int remaining) {
        Iterator<OpenFile> oldest = files.values().iterator();
        while (files.size() > remaining && oldest.hasNext()) {
            OpenFile open = oldest.next();
            oldest.remove();
            open.discard();
        }
    }

    private synchronized void release(OpenFile open) {
        open.readers--;
        open.closeIfDone();
    }

    @Override
    public synchronized void close() {
        files.values().forEach(OpenFile::discard);
        files.clear();
    }

    /** An open file; guarded by the pool, all but the reading. */
    private static final class OpenFile {
        private final FileChannel channel;
        private int readers;
        private boolean discarded;

        private OpenFile(FileChannel channel) {
            this.channel = channel;
        }

        /** Discards the file; a read under way finishes first. */
        void discard() {
            discarded = true;
            closeIfDone();
        }

        void closeIfDone() {
            if (discarded && readers == 0) {
                try {
                    channel.close();
                } catch (IOException e) {
                    // it was only read: nothing is lost but perhaps a descriptor
                    LOG.debug("a file that cannot be closed", e);
                }
            }
        }
    }
}
