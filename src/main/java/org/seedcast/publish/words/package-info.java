/** The pages' own words, in the language of the show where somebody has translated them. */
@NullMarked
package org.seedcast.publish.words;

import org.jspecify.annotations.NullMarked;
