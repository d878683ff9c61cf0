/** The job that rebuilds a library whose database is lost from what it published. */
@NullMarked
package org.seedcast.app.rescue;

import org.jspecify.annotations.NullMarked;
