/** The rows of a library: SQLite, its schema, and the values that each column stands for. */
@NullMarked
package org.seedcast.library.store.row;

import org.jspecify.annotations.NullMarked;
