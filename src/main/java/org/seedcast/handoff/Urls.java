package org.seedcast.handoff;

import java.net.URI;

/** Addresses of the calls of a client. */
final class Urls {
    private Urls() {}

    /** @param url that an operator typed, with or without a slash at its end */
    static String below(URI url, String path) {
        String base = url.toString();
        return (base.endsWith("/") ? base : base + "/") + path;
    }
}
