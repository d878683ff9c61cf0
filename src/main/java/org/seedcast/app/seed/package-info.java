/** The job that seeds libraries. */
@NullMarked
package org.seedcast.app.seed;

import org.jspecify.annotations.NullMarked;
