package org.seedcast.feed;

import java.util.Optional;

/** What a server gave to recognise an unchanged feed by, word for word (RFC 9110 §8.8). */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
}
