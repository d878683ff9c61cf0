/** HTTP as everything here uses it: one client, its time-outs, redirects and the addresses it may reach. */
@NullMarked
package org.seedcast.http;

import org.jspecify.annotations.NullMarked;
