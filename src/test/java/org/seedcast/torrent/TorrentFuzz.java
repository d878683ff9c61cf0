package org.seedcast.torrent;

import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.BencodeWriter;
import org.seedcast.torrent.bencode.InvalidBencode;

/** Torrents, and whatever else is bencoded. */
public final class TorrentFuzz {
    private TorrentFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Metainfo torrent = Metainfo.parse(data);
            if (!Metainfo.parse(torrent.toBytes()).equals(torrent)) {
                throw new AssertionError("it is another one when it is written: " + torrent);
            }
            for (var seed : torrent.webSeeds()) {
                MagnetLink.of(torrent).ifPresent(MagnetLink::toUri);
                new WebSeed(seed).addresses(torrent.info());
                new WebSeed(seed).of(torrent.info().name(), torrent.info().content());
            }
        } catch (InvalidMetainfo e) {
            requireOneLine(e);
        }
        try {
            Overview.parse(data).harmless().magnet().ifPresent(MagnetLink::toUri);
        } catch (InvalidMetainfo e) {
            requireOneLine(e);
        }
        try {
            BencodeWriter.write(BencodeReader.read(data));
        } catch (InvalidBencode e) {
            requireOneLine(e);
        }
    }

    private static void requireOneLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        if (message.isBlank() || message.contains("\n") || message.contains("\0")) {
            throw new AssertionError("not a line: " + message, e);
        }
    }
}
