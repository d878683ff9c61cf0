/** Whether all that is published is true: what is looked at, and what is found. */
@NullMarked
package org.seedcast.app.check;

import org.jspecify.annotations.NullMarked;
