/** The wire to a peer: sockets on one thread, messages, queues, and limits on what a peer may cost. */
@NullMarked
package org.seedcast.seed.bt.wire;

import org.jspecify.annotations.NullMarked;
