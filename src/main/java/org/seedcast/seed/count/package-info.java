/** The counts of a seeder, as they are kept and published. */
@NullMarked
package org.seedcast.seed.count;

import org.jspecify.annotations.NullMarked;
