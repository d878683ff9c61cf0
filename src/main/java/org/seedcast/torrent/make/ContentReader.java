package org.seedcast.torrent.make;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads files as if they were one, in the order of a torrent. Keeps one file open, so reading on is cheap. For one
 * thread.
 */
final class ContentReader implements Closeable {
    private static final Set<StandardOpenOption> READ = Set.of(StandardOpenOption.READ);

    private final List<SourceFile> files;
    /** Position in the content at which each file ends. */
    private final long[] ends;

    private int index = -1;
    private @Nullable FileChannel channel;

    ContentReader(List<SourceFile> files, long[] ends) {
        this.files = files;
        this.ends = ends;
    }

    /** Returns the position in the content at which each of {@code files} ends. */
    static long[] ends(List<SourceFile> files) {
        long[] ends = new long[files.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += files.get(i).length();
            ends[i] = end;
        }
        return ends;
    }

    /**
     * Fills what remains of {@code block} with the bytes from {@code position} of the whole on.
     *
     * @throws FileChanged when a file is not there any more, or shorter than it was
     */
    void read(long position, ByteBuffer block) throws IOException, FileChanged {
        long at = position;
        while (block.hasRemaining()) {
            FileChannel in = fileAt(at);
            SourceFile file = files.get(index);
            long inFile = at - (ends[index] - file.length());
            int wanted = (int) Math.min(block.remaining(), file.length() - inFile);
            int limit = block.limit();
            block.limit(block.position() + wanted);
            int read = in.read(block, inFile);
            block.limit(limit);
            if (read < 0) {
                throw new FileChanged(List.of(file));
            }
            at += read;
        }
    }

    private FileChannel fileAt(long position) throws IOException {
        int wanted = indexAt(position);
        if (channel == null || wanted != index) {
            close();
            index = wanted;
            channel = FileChannel.open(files.get(wanted).file(), READ);
        }
        return channel;
    }

    /** The first file that ends behind {@code position}; empty ones never do. */
    private int indexAt(long position) {
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
