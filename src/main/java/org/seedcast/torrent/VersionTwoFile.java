package org.seedcast.torrent;

import java.util.Optional;

/**
 * A file as the {@code file tree} of version 2 has it (BEP 52).
 *
 * @param file its path and length; never padding
 * @param piecesRoot the root of the tree of its hashes; empty for an empty file
 */
record VersionTwoFile(TreeFile file, Optional<Sha256> piecesRoot) {

    /** How many hashes its piece layer has: none when the root is that of its one piece. */
    long layerHashes(PieceLength pieceLength) {
        long pieces = pieceLength.count(file.length());
        return pieces > 1 ? pieces : 0;
    }
}
