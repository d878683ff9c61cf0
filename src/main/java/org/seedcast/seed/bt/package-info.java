/** Seeding with Bt, and what replaces the parts of Bt that do not hold; the only Bt and Guice. */
@NullMarked
package org.seedcast.seed.bt;

import org.jspecify.annotations.NullMarked;
