package org.seedcast.torrent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seedcast.torrent.bencode.BencodeReader;

/** Reads the bytes of a .torrent file, up to the limit of {@link BencodeReader}. */
final class MetainfoFile {
    private MetainfoFile() {}

    /** All of {@code file}, which is open as {@code in}, unless it is too large. */
    static byte[] bytes(Path file, InputStream in) throws IOException, InvalidMetainfo {
        long size = Files.size(file);
        if (size > BencodeReader.MAX_BYTES) {
            throw new InvalidMetainfo("not a torrent: larger than " + (BencodeReader.MAX_BYTES >> 20) + " MiB");
        }
        if (size == 0) {
            return in.readNBytes(BencodeReader.MAX_BYTES + 1); // a device has no size
        }
        byte[] bytes = new byte[(int) size]; // at once, as blocks that are joined later take twice the memory
        return in.readNBytes(bytes, 0, bytes.length) == bytes.length ? bytes : new byte[0];
    }
}
