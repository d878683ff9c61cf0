/** What people and scripts read: text, JSON lines, progress and the log. */
@NullMarked
package org.seedcast.cli.output;

import org.jspecify.annotations.NullMarked;
