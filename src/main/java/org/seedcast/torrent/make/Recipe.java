package org.seedcast.torrent.make;

import java.util.Optional;
import org.seedcast.torrent.PieceLength;

/**
 * The choices in a torrent's info that its maker has.
 *
 * @param pieceLength empty for the one that fits the size
 * @param isPrivate no DHT, no peer exchange, no local discovery (BEP 27)
 * @param source tells apart torrents of the same content on different private trackers
 */
public record Recipe(Optional<PieceLength> pieceLength, boolean isPrivate, Optional<String> source) {
    /** A public torrent. */
    public static final Recipe USUAL = new Recipe(Optional.empty(), false, Optional.empty());

    /** For so many bytes. */
    public PieceLength pieceLength(long length) {
        return pieceLength.orElseGet(() -> PieceLength.forContent(length));
    }
}
