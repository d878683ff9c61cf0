/** HTTP as everything here uses it: one client, its timeouts, redirects and logins. */
@NullMarked
package org.seedcast.http;

import org.jspecify.annotations.NullMarked;
