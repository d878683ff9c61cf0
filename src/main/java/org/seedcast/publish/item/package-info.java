/** A published item and its public data: addresses, types and texts. Feeds and pages share it. */
@NullMarked
package org.seedcast.publish.item;

import org.jspecify.annotations.NullMarked;
