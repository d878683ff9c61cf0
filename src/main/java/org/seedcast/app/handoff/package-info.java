/** Handing a library's torrents over to other clients, and its info-hashes to trackers. */
@NullMarked
package org.seedcast.app.handoff;

import org.jspecify.annotations.NullMarked;
