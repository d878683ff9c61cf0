/** Seeding: Bt's codec, and replacements for the parts of Bt that do not hold; the only Bt, with its DHT below. */
@NullMarked
package org.seedcast.seed.bt;

import org.jspecify.annotations.NullMarked;
