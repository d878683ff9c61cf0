/** The schedule by which torrents are announced to their trackers, and the state of each (BEP 3, 12). */
@NullMarked
package org.seedcast.announce;

import org.jspecify.annotations.NullMarked;
