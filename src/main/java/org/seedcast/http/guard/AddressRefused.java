package org.seedcast.http.guard;

import java.net.UnknownHostException;

/**
 * Reports an address that the operator did not mean to reach. It is an {@link UnknownHostException} so that it passes
 * through {@link okhttp3.Dns}; it is never worth a retry.
 */
public final class AddressRefused extends UnknownHostException {
    private final String hint;

    public AddressRefused(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** Returns what the operator can do if the address is intended. */
    public String hint() {
        return hint;
    }
}
