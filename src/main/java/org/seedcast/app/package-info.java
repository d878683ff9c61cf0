/** The jobs, and the wiring that builds every object. */
@NullMarked
package org.seedcast.app;

import org.jspecify.annotations.NullMarked;
