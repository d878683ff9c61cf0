package org.seedcast.feed;

import java.util.Optional;
import org.seedcast.http.HeaderText;

/**
 * What a server gave to recognise an unchanged feed by, word for word (RFC 9110 §8.8). What no request can carry is left
 * out: the feed is then read again.
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    public Validators {
        etag = etag.filter(HeaderText::isSendable);
        lastModified = lastModified.filter(HeaderText::isSendable);
    }
}
