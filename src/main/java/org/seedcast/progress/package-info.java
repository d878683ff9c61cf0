/** Progress of long-running work. */
@NullMarked
package org.seedcast.progress;

import org.jspecify.annotations.NullMarked;
