/** Work on several threads, and the request to end it. */
@NullMarked
package org.seedcast.app.work;

import org.jspecify.annotations.NullMarked;
