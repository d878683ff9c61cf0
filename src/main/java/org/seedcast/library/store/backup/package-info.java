/** Copies of a library that is lost or damaged: how they are made, verified and put back. */
@NullMarked
package org.seedcast.library.store.backup;

import org.jspecify.annotations.NullMarked;
