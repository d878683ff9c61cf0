/**
 * Questions to servers about files that are here already: is the origin the same, does the web seed serve the right
 * bytes?
 */
@NullMarked
package org.seedcast.download.origin;

import org.jspecify.annotations.NullMarked;
