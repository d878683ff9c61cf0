/** Chapters and transcripts: what a feed has beside a file. */
@NullMarked
package org.seedcast.publish.companion;

import org.jspecify.annotations.NullMarked;
