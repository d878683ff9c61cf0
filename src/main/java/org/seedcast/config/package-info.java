/** The settings of each job, as values. */
@NullMarked
package org.seedcast.config;

import org.jspecify.annotations.NullMarked;
