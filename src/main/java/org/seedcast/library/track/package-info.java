/** The tracks of releases: what is played, under which title, and in which order. */
@NullMarked
package org.seedcast.library.track;

import org.jspecify.annotations.NullMarked;
