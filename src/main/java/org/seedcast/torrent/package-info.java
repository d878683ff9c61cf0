/**
 * Metainfo: pieces, info-hashes, trackers, web seeds and magnet links (BEP 3, 9, 12, 19, 52). No library outside the
 * JDK.
 */
@NullMarked
package org.seedcast.torrent;

import org.jspecify.annotations.NullMarked;
