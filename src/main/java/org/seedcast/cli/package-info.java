/** The command line: options, events and progress for people and scripts; the only picocli. */
@NullMarked
package org.seedcast.cli;

import org.jspecify.annotations.NullMarked;
