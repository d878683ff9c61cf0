package org.seedcast.torrent;

import java.util.Optional;

/**
 * A file in the {@code file tree} of version 2 (BEP 52).
 *
 * @param file its path and length; never padding
 * @param piecesRoot the root of the tree of its hashes; empty for an empty file
 */
record VersionTwoFile(TreeFile file, Optional<Sha256> piecesRoot) {

    /** Returns the number of hashes in its piece layer: none when the root is the hash of its only piece. */
    long layerHashes(PieceLength pieceLength) {
        long pieces = pieceLength.count(file.length());
        return pieces > 1 ? pieces : 0;
    }
}
