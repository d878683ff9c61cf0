package org.seedcast.http;

import java.io.IOException;

/** Reports a body that arrives slower than required. */
public final class TooSlow extends IOException {
    TooSlow(String message) {
        super(message);
    }
}
