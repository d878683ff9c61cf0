/** The job that looks whether all that a library publishes is true. */
@NullMarked
package org.seedcast.app.check;

import org.jspecify.annotations.NullMarked;
