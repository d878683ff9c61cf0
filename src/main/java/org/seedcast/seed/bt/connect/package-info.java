/** Connections in either direction, from the socket to the handshake that admits a peer. */
@NullMarked
package org.seedcast.seed.bt.connect;

import org.jspecify.annotations.NullMarked;
