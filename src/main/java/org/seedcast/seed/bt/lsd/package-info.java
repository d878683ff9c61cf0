/** Local service discovery (BEP 14): clients in the same network find what is seeded here without a tracker. */
@NullMarked
package org.seedcast.seed.bt.lsd;

import org.jspecify.annotations.NullMarked;
