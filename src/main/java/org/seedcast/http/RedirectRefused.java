package org.seedcast.http;

import java.io.IOException;

/** A redirect that is not followed: too many, in a loop, or to where nothing is fetched from. Never worth a retry. */
public final class RedirectRefused extends IOException {
    public RedirectRefused(String message) {
        super(message);
    }
}
