/** The content of torrents on disk: its files, its changes, and the reading of its blocks. */
@NullMarked
package org.seedcast.seed.content;

import org.jspecify.annotations.NullMarked;
