/** The proxies that the environment names. */
@NullMarked
package org.seedcast.http.proxy;

import org.jspecify.annotations.NullMarked;
