/** Failures on which the user can act: named exceptions and the exit codes they end in. */
@NullMarked
package org.seedcast.failure;

import org.jspecify.annotations.NullMarked;
