/** The job that makes torrents of local files, and the one that shows a torrent or a library. */
@NullMarked
package org.seedcast.app.torrent;

import org.jspecify.annotations.NullMarked;
