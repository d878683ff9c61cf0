/** Options and operands with types: their descriptions, parsers and values. */
@NullMarked
package org.seedcast.cli.option;

import org.jspecify.annotations.NullMarked;
