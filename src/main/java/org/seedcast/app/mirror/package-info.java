/** The main job: read the feed, fetch what is new, make its torrents, publish. */
@NullMarked
package org.seedcast.app.mirror;

import org.jspecify.annotations.NullMarked;
