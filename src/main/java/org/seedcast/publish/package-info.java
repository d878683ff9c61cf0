/** The static site out: torrent feed, podcast feed and page. */
@NullMarked
package org.seedcast.publish;

import org.jspecify.annotations.NullMarked;
