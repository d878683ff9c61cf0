/** The list of what to seed, by which the writer of a library speaks to its seeder. */
@NullMarked
package org.seedcast.seed.list;

import org.jspecify.annotations.NullMarked;
