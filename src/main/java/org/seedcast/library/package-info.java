/** The values that a library stores, and its file layout. */
@NullMarked
package org.seedcast.library;

import org.jspecify.annotations.NullMarked;
