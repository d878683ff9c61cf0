/** Seeding: what to seed, whether its files can be trusted, and the port to the client that does it. */
@NullMarked
package org.seedcast.seed;

import org.jspecify.annotations.NullMarked;
