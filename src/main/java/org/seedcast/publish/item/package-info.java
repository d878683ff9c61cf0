/** A published item and what may be told of it: public addresses, types and texts. Feeds and pages share it. */
@NullMarked
package org.seedcast.publish.item;

import org.jspecify.annotations.NullMarked;
