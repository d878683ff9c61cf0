/** A node of the DHT (BEP 5) that announces what is seeded, driven by mldht; it knows nothing of the rest of Bt. */
@NullMarked
package org.seedcast.seed.bt.dht;

import org.jspecify.annotations.NullMarked;
