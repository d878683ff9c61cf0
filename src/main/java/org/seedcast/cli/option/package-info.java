/** Options and operands with types: how each is described, parsed and told from one that is absent. */
@NullMarked
package org.seedcast.cli.option;

import org.jspecify.annotations.NullMarked;
