/** The reader of whole feeds: fetch, pages, moves and the parser; with the rooms below the only Rome. */
@NullMarked
package org.seedcast.feed.read;

import org.jspecify.annotations.NullMarked;
