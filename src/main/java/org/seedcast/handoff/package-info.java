/** Hands torrents over to BitTorrent clients that run already, which then seed them from our files. */
@NullMarked
package org.seedcast.handoff;

import org.jspecify.annotations.NullMarked;
