/** How long-running work tells how far it is. */
@NullMarked
package org.seedcast.progress;

import org.jspecify.annotations.NullMarked;
