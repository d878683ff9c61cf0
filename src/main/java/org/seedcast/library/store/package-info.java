/** The library on disk: SQLite rows, and the rules for merging a feed into them; the only JDBC. */
@NullMarked
package org.seedcast.library.store;

import org.jspecify.annotations.NullMarked;
