/**
 * The command line: one class for each command and for each group of its options. It and the rooms below are the only
 * picocli.
 */
@NullMarked
package org.seedcast.cli;

import org.jspecify.annotations.NullMarked;
