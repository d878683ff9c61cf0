/** Readers of one element: items, enclosures, dates and the channel of RSS and Atom. */
@NullMarked
package org.seedcast.feed.item;

import org.jspecify.annotations.NullMarked;
