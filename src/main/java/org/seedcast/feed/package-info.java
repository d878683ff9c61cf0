/** Feeds as values: their content, the known episodes, and the media types that count. */
@NullMarked
package org.seedcast.feed;

import org.jspecify.annotations.NullMarked;
