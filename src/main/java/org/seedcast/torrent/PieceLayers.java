package org.seedcast.torrent;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.seedcast.file.Sha;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BString;

/**
 * The {@code piece layers} beside {@code info} (BEP 52): for every file of more than one piece the hashes of its
 * pieces, which its root in {@code info} covers.
 */
final class PieceLayers {
    private static final int HASH_BYTES = 32;
    private static final int BLOCK_BYTES = 16 << 10;

    private final BDictionary layers;
    private final PieceLength pieceLength;
    private final MessageDigest sha256 = Sha.sha256();

    private PieceLayers(BDictionary layers, PieceLength pieceLength) {
        this.layers = layers;
        this.pieceLength = pieceLength;
    }

    static void require(BDictionary torrent, List<VersionTwoFile> files, PieceLength pieceLength)
            throws InvalidMetainfo {
        PieceLayers layers = new PieceLayers(torrent.dictionary("piece layers").orElse(BDictionary.EMPTY), pieceLength);
        for (VersionTwoFile file : files) {
            layers.require(file);
        }
    }

    private void require(VersionTwoFile file) throws InvalidMetainfo {
        long hashes = file.layerHashes(pieceLength);
        if (hashes == 0) {
            return;
        }
        String where = "piece layers of the file "
                + BString.of(String.join("/", file.file().path()));
        byte[] root = file.piecesRoot().orElseThrow().bytes();
        if (!(layers.entries().get(BString.of(root)) instanceof BString layer)) {
            throw new InvalidMetainfo(where + " are missing");
        }
        if (layer.length() != hashes * HASH_BYTES) {
            throw new InvalidMetainfo(where + " have " + layer.length() + " bytes, not " + hashes * HASH_BYTES);
        }
        if (!Arrays.equals(root, rootOf(layer.shared()))) {
            throw new InvalidMetainfo(where + " do not match its pieces root");
        }
    }

    /** Level by level; what is missing to a power of two are hashes of pieces of nothing but empty leaves. */
    private byte[] rootOf(byte[] layer) {
        byte[] missing = ofNothing();
        byte[] level = layer;
        while (level.length > HASH_BYTES) {
            byte[] next = new byte[(level.length / HASH_BYTES + 1) / 2 * HASH_BYTES];
            for (int at = 0; at < level.length; at += 2 * HASH_BYTES) {
                sha256.update(level, at, HASH_BYTES);
                boolean paired = at + HASH_BYTES < level.length;
                sha256.update(paired ? level : missing, paired ? at + HASH_BYTES : 0, HASH_BYTES);
                System.arraycopy(sha256.digest(), 0, next, at / 2, HASH_BYTES);
            }
            level = next;
            missing = parent(missing);
        }
        return level;
    }

    private byte[] ofNothing() {
        byte[] hash = new byte[HASH_BYTES];
        for (int bytes = BLOCK_BYTES; bytes < pieceLength.bytes(); bytes *= 2) {
            hash = parent(hash);
        }
        return hash;
    }

    private byte[] parent(byte[] child) {
        sha256.update(child);
        return sha256.digest(child);
    }
}
