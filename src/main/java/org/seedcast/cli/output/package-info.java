/** Output for people and scripts: text, JSON lines, progress and the log. */
@NullMarked
package org.seedcast.cli.output;

import org.jspecify.annotations.NullMarked;
