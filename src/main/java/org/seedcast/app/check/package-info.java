/** The job that checks everything a library publishes. */
@NullMarked
package org.seedcast.app.check;

import org.jspecify.annotations.NullMarked;
