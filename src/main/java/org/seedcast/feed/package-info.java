/** Podcast feeds in: RSS and Atom, from the network or a file. */
@NullMarked
package org.seedcast.feed;

import org.jspecify.annotations.NullMarked;
