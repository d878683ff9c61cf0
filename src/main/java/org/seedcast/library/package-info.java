/** What is known of a feed and its files, kept in SQLite; the only JDBC. */
@NullMarked
package org.seedcast.library;

import org.jspecify.annotations.NullMarked;
