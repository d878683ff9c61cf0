package org.seedcast.torrent;

/**
 * The results of one pass over some content.
 *
 * @param length in bytes
 */
public record ContentHashes(long length, PieceLength pieceLength, Pieces pieces, Sha256 sha256) {
    public ContentHashes {
        if (pieces.count() != pieceLength.count(length)) {
            throw new IllegalArgumentException(pieces + " do not cover " + length + " bytes");
        }
    }
}
