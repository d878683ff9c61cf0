/** Seeding: trust in files, rules for ending torrents, and the port to the client that seeds. */
@NullMarked
package org.seedcast.seed;

import org.jspecify.annotations.NullMarked;
