/** Repairs of broken documents, the mildest first. */
@NullMarked
package org.seedcast.feed.repair;

import org.jspecify.annotations.NullMarked;
