package org.seedcast.feed;

import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import org.seedcast.http.answer.EntityTag;
import org.seedcast.http.answer.HeaderText;
import org.seedcast.http.answer.ModificationDate;
import org.seedcast.http.answer.SingleHeader;

/**
 * Validators from a server that recognise an unchanged feed, word for word (RFC 9110 §8.8). One that no request can
 * carry is dropped: the feed is then read again.
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    public Validators {
        etag = etag.filter(EntityTag::isUsable);
        lastModified = lastModified.filter(HeaderText::isSendable).filter(date -> ModificationDate.parse(date)
                .isPresent());
    }

    /** Takes them from {@code headers}, which came {@code now}. */
    public static Validators of(Headers headers, Instant now) {
        return new Validators(SingleHeader.of(headers, "ETag"), ModificationDate.in(headers, now));
    }

    /** Drops a date that cannot be true {@code now}; a library may have stored one earlier. */
    public Validators asOf(Instant now) {
        return new Validators(etag, lastModified.filter(date -> ModificationDate.isPast(date, now)));
    }
}
