package org.seedcast.http.guard;

import java.net.UnknownHostException;

/**
 * The address is one the operator did not mean to reach. It is an {@link UnknownHostException} so that it passes
 * through {@link okhttp3.Dns}; it is never worth a retry.
 */
public final class AddressRefused extends UnknownHostException {
    private final String hint;

    public AddressRefused(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What the operator can do when the address was meant. */
    public String hint() {
        return hint;
    }
}
