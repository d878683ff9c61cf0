/** Making torrents of local files: which files of a tree go in, and the hashes of their pieces. */
@NullMarked
package org.seedcast.torrent.make;

import org.jspecify.annotations.NullMarked;
