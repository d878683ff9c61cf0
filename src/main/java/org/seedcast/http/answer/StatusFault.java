package org.seedcast.http.answer;

import java.io.IOException;

/** An answer came, and it was no success. */
public final class StatusFault extends IOException {
    private static final long serialVersionUID = 1;

    private final transient HttpStatus status;

    public StatusFault(HttpStatus status) {
        super(status.reason());
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }
}
