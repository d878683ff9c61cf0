/** Addresses read the same everywhere: whose host, user and secrets an address holds, whatever java.net.URI makes of it. */
@NullMarked
package org.seedcast.address;

import org.jspecify.annotations.NullMarked;
