/** What can go wrong in a way the user can act on: named exceptions and the exit codes they end in. */
@NullMarked
package org.seedcast.failure;

import org.jspecify.annotations.NullMarked;
