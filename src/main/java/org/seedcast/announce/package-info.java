/** Tracker clients and the schedule by which torrents are announced (BEP 3, 7, 12, 15, 23, 31). */
@NullMarked
package org.seedcast.announce;

import org.jspecify.annotations.NullMarked;
