/**
 * The wiring that builds every object, and the parts of machine and network that it needs for that. Each job has a room
 * below.
 */
@NullMarked
package org.seedcast.app;

import org.jspecify.annotations.NullMarked;
