/** One call to one tracker: HTTP and UDP, announce and scrape (BEP 3, 7, 15, 23, 24, 31, 41, 48). */
@NullMarked
package org.seedcast.announce.tracker;

import org.jspecify.annotations.NullMarked;
