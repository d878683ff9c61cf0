/** The library on disk, and the rules by which a feed enters it; with the rooms below the only JDBC. */
@NullMarked
package org.seedcast.library.store;

import org.jspecify.annotations.NullMarked;
