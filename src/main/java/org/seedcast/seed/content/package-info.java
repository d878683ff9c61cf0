/** The content of torrents on disk: where it lies, whether it is still what it was, and how blocks of it are read. */
@NullMarked
package org.seedcast.seed.content;

import org.jspecify.annotations.NullMarked;
