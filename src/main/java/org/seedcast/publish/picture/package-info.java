/** Pictures in the size that a page shows. */
@NullMarked
package org.seedcast.publish.picture;

import org.jspecify.annotations.NullMarked;
