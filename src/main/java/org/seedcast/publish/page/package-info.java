/** The pages for visitors and the templates they are made by. */
@NullMarked
package org.seedcast.publish.page;

import org.jspecify.annotations.NullMarked;
