/** Feeds as values: what was read, what was known before, and the types of media that count. */
@NullMarked
package org.seedcast.feed;

import org.jspecify.annotations.NullMarked;
