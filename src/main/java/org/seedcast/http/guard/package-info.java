/** The guard of addresses: which machines a request may reach. */
@NullMarked
package org.seedcast.http.guard;

import org.jspecify.annotations.NullMarked;
