/** The static site: feeds, pages, covers and .torrents, written in one order. */
@NullMarked
package org.seedcast.publish;

import org.jspecify.annotations.NullMarked;
