/** The feeds: torrents.xml for BitTorrent clients and podcast.xml for podcast apps. */
@NullMarked
package org.seedcast.publish.feed;

import org.jspecify.annotations.NullMarked;
