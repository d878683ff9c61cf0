/** Media files: what they say of themselves, read within bounds, as anybody may have made them. */
@NullMarked
package org.seedcast.media;

import org.jspecify.annotations.NullMarked;
