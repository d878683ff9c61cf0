/** Show notes as markup of a few harmless kinds. */
@NullMarked
package org.seedcast.publish.notes;

import org.jspecify.annotations.NullMarked;
