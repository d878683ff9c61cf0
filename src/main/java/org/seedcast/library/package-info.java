/** The values that a library keeps, and where its files are. */
@NullMarked
package org.seedcast.library;

import org.jspecify.annotations.NullMarked;
