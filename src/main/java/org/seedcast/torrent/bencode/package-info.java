/** Bencoding (BEP 3), strictly read and canonically written. */
@NullMarked
package org.seedcast.torrent.bencode;

import org.jspecify.annotations.NullMarked;
