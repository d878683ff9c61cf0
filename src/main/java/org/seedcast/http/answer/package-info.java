/** Parts of a server's answer, as values: lengths, codings, validators and statuses (RFC 9110). */
@NullMarked
package org.seedcast.http.answer;

import org.jspecify.annotations.NullMarked;
