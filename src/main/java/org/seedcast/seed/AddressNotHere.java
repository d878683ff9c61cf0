package org.seedcast.seed;

import java.net.InetAddress;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** The address that is to be listened on is none of this machine. */
public final class AddressNotHere extends SeedcastException {
    public AddressNotHere(InetAddress address, Throwable cause) {
        super(
                ExitCode.FAILED,
                "cannot listen on " + address.getHostAddress() + ": it is no address of this machine",
                "--bind takes one of those that `ip address` shows; without it all are listened on",
                cause);
    }
}
