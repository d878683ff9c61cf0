package org.seedcast.http;

import java.io.IOException;

/** A body that comes slower than it has to. */
public final class TooSlow extends IOException {
    TooSlow(String message) {
        super(message);
    }
}
