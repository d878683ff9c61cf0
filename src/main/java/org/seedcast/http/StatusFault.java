package org.seedcast.http;

import java.io.IOException;

/** An answer came, and it was no success. */
final class StatusFault extends IOException {
    private static final long serialVersionUID = 1;

    private final transient HttpStatus status;

    StatusFault(HttpStatus status) {
        super(status.reason());
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
