/**
 * The wiring that builds every object, and what of machine and network it needs for that. Each job has a room below.
 */
@NullMarked
package org.seedcast.app;

import org.jspecify.annotations.NullMarked;
