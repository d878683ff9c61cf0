/** Torrents that peers may ask for, and the counts of what they received. */
@NullMarked
package org.seedcast.seed.bt.served;

import org.jspecify.annotations.NullMarked;
