/** Uploads to connected peers: places, slots, rates, blocks, metadata and super-seeding. */
@NullMarked
package org.seedcast.seed.bt.upload;

import org.jspecify.annotations.NullMarked;
