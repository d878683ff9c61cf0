/** Files that are never half written: sizes, stamps, locks and atomic writes. */
@NullMarked
package org.seedcast.file;

import org.jspecify.annotations.NullMarked;
