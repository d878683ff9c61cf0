/** Downloads: an enclosure from the network or beside a local feed to a file, hashed on the way. */
@NullMarked
package org.seedcast.download;

import org.jspecify.annotations.NullMarked;
