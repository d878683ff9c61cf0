/** Making torrents of local files: the selection of files, and the hashes of their pieces. */
@NullMarked
package org.seedcast.torrent.make;

import org.jspecify.annotations.NullMarked;
