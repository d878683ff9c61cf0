/**
 * Seeding: whether files can be trusted, when a torrent has been seeded enough, and the port to the client that does
 * it.
 */
@NullMarked
package org.seedcast.seed;

import org.jspecify.annotations.NullMarked;
