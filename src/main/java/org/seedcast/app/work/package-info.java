/** The same step for many items, some at a time. */
@NullMarked
package org.seedcast.app.work;

import org.jspecify.annotations.NullMarked;
