/** Work on several threads, and the wish that it ends. */
@NullMarked
package org.seedcast.app.work;

import org.jspecify.annotations.NullMarked;
