/** The jobs that change what is published without fetching anything: the site, hooks, and items that are retired. */
@NullMarked
package org.seedcast.app.publish;

import org.jspecify.annotations.NullMarked;
