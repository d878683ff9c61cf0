/** Recognition of media, texts and pages by their first bytes. */
@NullMarked
package org.seedcast.download.nature;

import org.jspecify.annotations.NullMarked;
