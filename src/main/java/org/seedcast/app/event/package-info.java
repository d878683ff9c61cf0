/** Events: what the jobs report, each a line for people or a JSON object for scripts. */
@NullMarked
package org.seedcast.app.event;

import org.jspecify.annotations.NullMarked;
