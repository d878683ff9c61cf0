/** The pages for visitors and their templates. */
@NullMarked
package org.seedcast.publish.page;

import org.jspecify.annotations.NullMarked;
