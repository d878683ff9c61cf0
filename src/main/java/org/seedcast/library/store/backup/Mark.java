package org.seedcast.library.store.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.seedcast.file.FileStamp;

/**
 * A database as the last good run left it: what is still so need not be read through at every start.
 *
 * @param changes how many transactions it has seen, as its header counts them
 * @param checksum of all its bytes
 */
record Mark(FileStamp stamp, long changes, long checksum) {
    /** Offset of the file change counter in the header (SQLite file format, 1.3.6). */
    private static final int COUNTER = 24;

    private static final int BLOCK_BYTES = 256 << 10;

    static Mark of(Path database) throws IOException {
        FileStamp stamp = FileStamp.of(database);
        CRC32C checksum = new CRC32C();
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        long changes = -1;
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.READ)) {
            while (file.read(block) >= 0) {
                block.flip();
                if (changes < 0 && block.limit() >= COUNTER + Integer.BYTES) {
                    changes = Integer.toUnsignedLong(block.getInt(COUNTER));
                }
                checksum.update(block);
                block.clear();
            }
        }
        return new Mark(stamp, changes, checksum.getValue());
    }

    /** Reports whether {@code now} has seen no other transaction, though its bytes are others: somebody else changed them. */
    boolean isDamagedIn(Mark now) {
        return changes == now.changes && checksum != now.checksum;
    }

    boolean hasContentOf(Mark now) {
        return changes == now.changes && checksum == now.checksum;
    }
}
