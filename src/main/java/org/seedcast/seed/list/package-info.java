/** The seed list, through which the writer of a library tells its seeder what to seed. */
@NullMarked
package org.seedcast.seed.list;

import org.jspecify.annotations.NullMarked;
